// Leaves the text files of the build in two forms, compressed as far as it goes: the server has them ready,
// and uncompresses one for a client that takes neither.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const TEXT = new Set(['.css', '.js', '.json', '.svg']);
const WORTHWHILE_BYTES = 1024;

for (const name of readdirSync('dist', { recursive: true })) {
  if (!TEXT.has(extname(name))) continue;
  const file = join('dist', name);
  const content = readFileSync(file);
  if (content.length < WORTHWHILE_BYTES) continue;
  writeFileSync(`${file}.gz`, gzipSync(content, { level: constants.Z_BEST_COMPRESSION }));
  writeFileSync(`${file}.br`, brotliCompressSync(content));
  rmSync(file);
}
