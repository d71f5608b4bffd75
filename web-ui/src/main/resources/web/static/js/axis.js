// Round numbers for the axes of a chart.
const STEPS = [1, 2, 2.5, 5, 10];
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const TIME_STEPS = [5_000, 15_000, 30_000, MINUTE, 2 * MINUTE, 3 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE,
  30 * MINUTE, HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 30 * DAY, 60 * DAY, 120 * DAY];

// A step of about a third of the value, so that an axis has three or four lines.
export function step(value) {
  const rough = value / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * STEPS.find((each) => each * power >= rough * 0.999);
}

// The end of an axis that holds the value.
export function ceiling(value) {
  const size = step(value);
  return Math.ceil(value / size - 1e-9) * size;
}

// Times to mark between two times, at most as many as asked for.
export function times(from, to, most) {
  const size = TIME_STEPS.find((each) => (to - from) / each <= most) ?? 200 * DAY;
  const marks = [];
  for (let at = Math.ceil(from / size) * size; at <= to; at += size) marks.push(at);
  return { marks, size };
}

const pad = (value) => String(value).padStart(2, '0');
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

// A mark of the time axis in UTC.
export function mark(time, size) {
  const at = new Date(time);
  const clock = `${pad(at.getUTCHours())}:${pad(at.getUTCMinutes())}`;
  if (size < MINUTE) return `${clock}:${pad(at.getUTCSeconds())}`;
  if (size < DAY) return clock === '00:00' ? `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]}` : clock;
  const date = `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]}`;
  return size >= 30 * DAY ? `${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}` : date;
}

// A moment in full, in UTC; with seconds if points are closer than a minute.
export function moment(time, apart) {
  const at = new Date(time);
  const clock = `${pad(at.getUTCHours())}:${pad(at.getUTCMinutes())}`;
  if (apart < MINUTE) return `${clock}:${pad(at.getUTCSeconds())} UTC`;
  return `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]}, ${clock} UTC`;
}
