// How figures of traffic went, from an answer of telemetry-service to points of charts.

// Points nest what belongs together; history counts per step what live tells per second.
function ofPoint(point, seconds) {
  const values = {};
  for (const [name, value] of Object.entries(point)) {
    if (value === null || typeof value === 'string') continue;
    if (typeof value === 'object') {
      const stem = name === 'errors' ? 'errorsPerSecond' : name;
      const factor = name === 'errors' ? 1 / seconds : 1;
      for (const [part, each] of Object.entries(value)) {
        if (each !== null) values[`${stem}.${part === '_OTHER' ? 'other' : part}`] = each * factor;
      }
    } else {
      values[name] = value;
    }
  }
  for (const name of ['inputTokens', 'outputTokens']) {
    if (values[`${name}PerSecond`] === undefined && values[name] !== undefined) {
      values[`${name}PerSecond`] = values[name] / seconds;
    }
  }
  return values;
}

// A step that history leaves out had no requests if history holds all of its time; else nothing is known of it.
function quiet(answer, apart, names, known) {
  const from = Math.max(Date.parse(answer.from), Date.parse(answer.completeFrom));
  const to = Math.min(Date.parse(answer.to), Date.parse(answer.completeTo));
  const zeros = Object.fromEntries(names.filter((name) => name.includes('PerSecond')).map((name) => [name, 0]));
  const points = [];
  for (let time = Date.parse(answer.from); time + apart <= to; time += apart) {
    if (time >= from && !known.has(time)) points.push({ time, values: zeros });
  }
  return points;
}

// Points in the order of their times, with zero for rates of the times in which nobody asked.
export function course(answer, step, names) {
  const points = answer.points.map((point) => ({ time: Date.parse(point.at), values: ofPoint(point, step) }));
  if (!answer.completeFrom || !answer.completeTo) return points;
  const known = new Set(points.map((point) => point.time));
  return [...points, ...quiet(answer, step * 1000, names, known)].sort((a, b) => a.time - b.time);
}
