import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { FILES, SHARED_DATA } from './data.ts';

/** Where gzip's header names the operating system: a byte that would differ between machines. */
const SYSTEM_BYTE = 9;
const UNKNOWN_SYSTEM = 255;

/** `tsx test/conformance/pack.ts DIR`: takes over the conformance files of a folder into `data/`, compressed. */
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: tsx test/conformance/pack.ts DIR');
for (const file of FILES) {
  const packed = gzipSync(readFileSync(join(folder, `${file}.json`)), { level: 9 });
  packed[SYSTEM_BYTE] = UNKNOWN_SYSTEM;
  writeFileSync(join(SHARED_DATA, `${file}.json.gz`), packed);
}
