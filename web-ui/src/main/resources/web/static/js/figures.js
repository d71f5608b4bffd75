// Figures in words, with the rules of the server: about three digits wide, a dash for what is not known.
const UNKNOWN = '–';

function fixed(value, places) {
  return value.toLocaleString('en', { minimumFractionDigits: places, maximumFractionDigits: places });
}

function digits(value) {
  const size = Math.abs(value);
  return fixed(value, size < 9.995 ? 2 : size < 99.95 ? 1 : 0);
}

const isKnown = (value) => typeof value === 'number' && Number.isFinite(value);

export function number(value) {
  if (!isKnown(value)) return UNKNOWN;
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size >= 999_999_999.5) return `${digits(value / 1e9)} G`;
  if (size >= 999_999.5) return `${digits(value / 1e6)} M`;
  return size < 0.005 ? '<0.01' : digits(value);
}

export function count(value) {
  return !isKnown(value) || Math.abs(value) >= 999_999.5 ? number(value) : fixed(value, 0);
}

export function millis(value) {
  if (!isKnown(value)) return UNKNOWN;
  if (value < 9.95) return `${fixed(value, 1)} ms`;
  if (value < 999.5) return `${value.toFixed(0)} ms`;
  return value < 59_995 ? `${digits(value / 1000)} s` : `${fixed(value / 60_000, 1)} min`;
}

export function percent(ratio) {
  if (!isKnown(ratio)) return UNKNOWN;
  const value = ratio * 100;
  if (value === 0) return '0 %';
  if (Math.abs(value) < 0.005) return '<0.01 %';
  const size = Math.abs(value);
  return `${value.toFixed(size < 0.995 ? 2 : size < 9.95 ? 1 : 0)} %`;
}

export function bytes(value) {
  if (!isKnown(value)) return UNKNOWN;
  const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];
  let size = value;
  let unit = 0;
  while (Math.abs(size) >= 999.5 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? size.toFixed(0) : digits(size)} ${units[unit]}`;
}

export function celsius(value) {
  return isKnown(value) ? `${value.toFixed(0)} °C` : UNKNOWN;
}

// Seconds, as signals tell them.
export function seconds(value) {
  if (!isKnown(value)) return UNKNOWN;
  return value < 7_200 ? millis(value * 1000) : `${digits(value / 3_600)} h`;
}

const UNITS = {
  seconds, number, count, millis, percent, bytes, celsius, bytesPerSecond: (value) => `${bytes(value)}/s` };

// The writer of a unit that a page names.
export function unit(name) {
  return UNITS[name] ?? number;
}

// The writer of a figure of traffic, by its name.
export function figure(name) {
  if (/^(duration|time)/.test(name)) return millis;
  if (name === 'activeRequests' || name === 'requests') return count;
  return name === 'errorRatio' ? percent : number;
}
