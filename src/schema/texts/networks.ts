import type { ColumnType } from '../types.ts';

const BYTE = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const IPV4 = new RegExp(`^${BYTE}(?:\\.${BYTE}){3}$`);
const GROUP = /^[0-9a-f]{1,4}$/i;

/** https://www.postgresql.org/docs/current/datatype-net-types.html */
export function networkFault(text: string, { kind }: ColumnType<'inet' | 'cidr'>): string | undefined {
  const help = kind === 'inet' ? 'write an address: 10.0.0.1 or ::1' : 'write a network: 10.0.0.0/8 or 2001:db8::/32';
  const [address = '', bits, ...more] = text.split('/');
  const bytes = bytesOf(address);
  if (bytes === undefined || more.length > 0 || (bits !== undefined && !/^\d{1,3}$/.test(bits))) return help;
  const length = bits === undefined ? bytes.length * 8 : Number(bits);
  if (length > bytes.length * 8) return `a network of this kind has at most ${bytes.length * 8} bits`;
  if (kind === 'inet') return undefined;
  const rest = bytes.some((byte, i) => (byte & (0xff >> Math.min(8, Math.max(0, length - i * 8)))) !== 0);
  return rest ? 'a network has no bits beyond its length; write an address into an inet column' : undefined;
}

function bytesOf(address: string): readonly number[] | undefined {
  if (IPV4.test(address)) return address.split('.').map(Number);
  const tail = /^(.*:)([\d.]+\.[\d.]+)$/.exec(address);
  const four = tail && (IPV4.test(tail[2] ?? '') ? (tail[2] ?? '').split('.').map(Number) : undefined);
  if (tail && four === undefined) return undefined;
  const hex = (byte = 0, next = 0): string => (byte * 256 + next).toString(16);
  const text = tail && four ? `${tail[1]}${hex(four[0], four[1])}:${hex(four[2], four[3])}` : address;
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [left = [], right = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const groups = [...left, ...right];
  if (!groups.every((one) => GROUP.test(one))) return undefined;
  if (halves.length === 2 ? groups.length > 7 : groups.length !== 8) return undefined;
  const filled = [...left, ...Array.from({ length: 8 - groups.length }, () => '0'), ...right];
  return filled.flatMap((one) => [Number.parseInt(one, 16) >> 8, Number.parseInt(one, 16) & 0xff]);
}

const HARDWARE = {
  macaddr: [
    /^[0-9a-f]{2}([:-])(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}$/i,
    /^[0-9a-f]{6}[:-][0-9a-f]{6}$/i,
    /^[0-9a-f]{4}([.-])[0-9a-f]{4}\1[0-9a-f]{4}$/i,
    /^[0-9a-f]{12}$/i,
  ],
  macaddr8: [
    /^[0-9a-f]{2}([:-])(?:[0-9a-f]{2}\1){4}(?:(?:[0-9a-f]{2}\1){2})?[0-9a-f]{2}$/i,
    /^(?:[0-9a-f]{12}|[0-9a-f]{16})$/i,
  ],
} as const;

/** Bytes by twos with `:` or `-`, in groups of four or six digits, or without anything between them. */
export function hardwareFault(text: string, { kind }: ColumnType<'macaddr' | 'macaddr8'>): string | undefined {
  if (HARDWARE[kind].some((one) => one.test(text))) return undefined;
  return `write ${kind === 'macaddr' ? '08:00:2b:01:02:03' : '08:00:2b:01:02:03:04:05'}`;
}
