/** An archive that is not as an archive should be. */
export class ZipBroken extends Error {}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;
const IMAGE_TYPES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  bmp: 'image/bmp',
};

/** A file of an archive: where it is, and how it is packed. */
interface Entry {
  name: string;
  method: number;
  packed: number;
  offset: number;
}

function endOf(tail: DataView): number {
  for (let at = tail.byteLength - END_LENGTH; at >= 0; at--) {
    if (tail.getUint32(at, true) === END) return at;
  }
  throw new ZipBroken('This is not a zip archive, or it is incomplete.');
}

async function viewOf(blob: Blob): Promise<DataView> {
  return new DataView(await blob.arrayBuffer());
}

function entriesOf(directory: DataView): Entry[] {
  const names = new TextDecoder();
  const entries: Entry[] = [];
  for (let at = 0; at + 46 <= directory.byteLength && directory.getUint32(at, true) === CENTRAL;) {
    const length = directory.getUint16(at + 28, true);
    const after = directory.getUint16(at + 30, true) + directory.getUint16(at + 32, true);
    entries.push({
      name: names.decode(new Uint8Array(directory.buffer, at + 46, length)),
      method: directory.getUint16(at + 10, true),
      packed: directory.getUint32(at + 20, true),
      offset: directory.getUint32(at + 42, true),
    });
    at += 46 + length + after;
  }
  return entries;
}

/** Folders, hidden files and what the system that packed them added. */
const isContent = ({ name }: Entry): boolean =>
  !name.endsWith('/') &&
  !name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');

async function unpack(archive: Blob, entry: Entry): Promise<File> {
  const head = await viewOf(archive.slice(entry.offset, entry.offset + 30));
  if (head.byteLength < 30) throw new ZipBroken(`${entry.name} is incomplete.`);
  const from = entry.offset + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  const packed = archive.slice(from, from + entry.packed);
  const type = IMAGE_TYPES[entry.name.split('.').at(-1)?.toLowerCase() ?? ''] ?? '';
  if (entry.method === STORED) return new File([packed], entry.name, { type });
  if (entry.method !== DEFLATED)
    throw new ZipBroken(`${entry.name} uses an unsupported compression method.`);
  const plain = packed.stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new File([await new Response(plain).blob()], entry.name, { type });
}

/**
 * The files of a zip archive, unpacked here.
 *
 * @throws ZipBroken when it is none, or one of a kind that is not known
 */
export async function unzip(archive: Blob): Promise<File[]> {
  const start = Math.max(0, archive.size - END_LENGTH - LONGEST_COMMENT);
  const tail = await viewOf(archive.slice(start));
  const at = endOf(tail);
  const length = tail.getUint32(at + 12, true);
  const offset = tail.getUint32(at + 16, true);
  if (offset === 0xffffffff) throw new ZipBroken('Archives over 4 GB are not supported.');
  const directory = await viewOf(archive.slice(offset, offset + length));
  const files: File[] = [];
  for (const entry of entriesOf(directory).filter(isContent)) {
    files.push(await unpack(archive, entry));
  }
  return files;
}
