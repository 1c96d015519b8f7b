import type { WallClock } from '../revisions/file-names.ts';

/** A moment as the clock on the wall shows it in a zone, and as an ISO text with that zone's distance from UTC. */
export interface ZonedTime extends WallClock {
  readonly iso: string;
}

/**
 * What the clocks of a time zone show: an IANA name, `UTC`, or `local` for this machine's own.
 *
 * @example zonedTime(new Date('2026-01-15T10:30:00Z'), 'Europe/Berlin').iso // '2026-01-15T11:30:00+01:00'
 */
export function zonedTime(at: Date, zone: string): ZonedTime {
  const format = new Intl.DateTimeFormat('en-US', {
    ...(zone !== 'local' && { timeZone: zone }),
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const shown = new Map(format.formatToParts(at).map((part) => [part.type, Number(part.value)]));
  const of = (name: Intl.DateTimeFormatPartTypes): number => shown.get(name) ?? 0;
  const clock = {
    year: of('year'),
    month: of('month'),
    day: of('day'),
    hour: of('hour'),
    minute: of('minute'),
    second: of('second'),
    epoch: Math.floor(at.getTime() / 1000),
  };
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${String(clock.year).padStart(4, '0')}-${two(clock.month)}-${two(clock.day)}`;
  const asIfUtc = Date.UTC(clock.year, clock.month - 1, clock.day, clock.hour, clock.minute, clock.second) / 1000;
  const minutes = Math.round((asIfUtc - clock.epoch) / 60);
  const ahead = Math.abs(minutes);
  const distance = minutes === 0 ? 'Z' : `${minutes < 0 ? '-' : '+'}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`;
  return { ...clock, iso: `${day}T${two(clock.hour)}:${two(clock.minute)}:${two(clock.second)}${distance}` };
}
