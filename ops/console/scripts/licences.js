// Writes what the build put together from other packages, and under which licences: to be read, with their
// texts, and for programs as a CycloneDX document. Ends the build at a licence that is not among these.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

const ALLOWED = new Set([
  '(MPL-2.0 OR Apache-2.0)',
  '0BSD',
  'Apache-2.0',
  'BSD-3-Clause',
  'ISC',
  'MIT',
]);

/** MIT, and its mark has to stay on diagrams. */
const OF_BPMN_IO = 'SEE LICENSE IN LICENSE';

const packages = JSON.parse(readFileSync('dist/third-party.json', 'utf8'));
for (const { name, version, identifier } of packages) {
  const isAllowed = ALLOWED.has(identifier) || (name === 'bpmn-js' && identifier === OF_BPMN_IO);
  if (!isAllowed) {
    throw new Error(
      `Expected a licence that scripts/licences.js allows, but ${name} ${version} is under: ${identifier}`,
    );
  }
}

function component({ name, version, identifier }) {
  const license = identifier === OF_BPMN_IO ? { name: 'bpmn.io License' } : null;
  return {
    type: 'library',
    name,
    version,
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    licenses: [license ? { license } : { expression: identifier }],
  };
}

const rule = '-'.repeat(80);
const texts = packages.map(
  ({ name, version, identifier, text }) =>
    `${name} ${version}: ${identifier}\n\n${text?.trim() ?? 'The package has no text of its licence.'}\n`,
);
writeFileSync(
  'dist/third-party.txt',
  `The pages contain these packages, each under the licence that stands beside it.\n\n${texts.join(`\n${rule}\n\n`)}`,
);
const bom = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  components: packages.map(component),
};
writeFileSync('dist/third-party.cdx.json', JSON.stringify(bom));
rmSync('dist/third-party.json');
