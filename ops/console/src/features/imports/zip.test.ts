// @vitest-environment node
import { expect, it } from 'vitest';
import { unzip, ZipBroken } from './zip';

interface Packed {
  name: string;
  text: string;
  deflate?: boolean;
}

const deflated = async (plain: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> => {
  const packed = new Blob([plain]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
};

/** An archive as the format has it: local heads with data, the directory, its end. */
async function zipOf(files: Packed[]): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (const { name, text, deflate = false } of files) {
    const nameBytes = new TextEncoder().encode(name);
    const plain = new TextEncoder().encode(text);
    const data = deflate ? await deflated(plain) : plain;
    const head = new DataView(new ArrayBuffer(30));
    head.setUint32(0, 0x04034b50, true);
    head.setUint16(26, nameBytes.length, true);
    const central = new DataView(new ArrayBuffer(46));
    central.setUint32(0, 0x02014b50, true);
    central.setUint16(10, deflate ? 8 : 0, true);
    central.setUint32(20, data.length, true);
    central.setUint16(28, nameBytes.length, true);
    central.setUint32(42, offset, true);
    parts.push(new Uint8Array(head.buffer), nameBytes, data);
    directory.push(new Uint8Array(central.buffer), nameBytes);
    offset += 30 + nameBytes.length + data.length;
  }
  const length = directory.reduce((sum, part) => sum + part.length, 0);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint32(12, length, true);
  end.setUint32(16, offset, true);
  return new Blob([...parts, ...directory, new Uint8Array(end.buffer)]);
}

it('unpacks files that are stored and deflated', async () => {
  const files = await unzip(
    await zipOf([
      { name: 'a.txt', text: 'plain' },
      { name: 'images/b.png', text: 'x'.repeat(5000), deflate: true },
    ]),
  );
  expect(files.map((file) => file.name)).toEqual(['a.txt', 'images/b.png']);
  expect(await files[0]?.text()).toBe('plain');
  expect(await files[1]?.text()).toBe('x'.repeat(5000));
  expect(files[1]?.type).toBe('image/png');
});

it('passes over folders and what the system added', async () => {
  const names = ['images/', '__MACOSX/a.png', '.DS_Store', 'images/a.png'];
  const files = await unzip(await zipOf(names.map((name) => ({ name, text: '' }))));
  expect(files.map((file) => file.name)).toEqual(['images/a.png']);
});

it('says that something else is no archive', async () =>
  expect(unzip(new Blob(['no zip']))).rejects.toThrow(ZipBroken));
