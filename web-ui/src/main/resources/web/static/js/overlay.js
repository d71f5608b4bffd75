// What a chart of an alert shows besides the figure: when it fired, and from where on.
const inside = (plot, time, { from, to }) => {
  const left = plot.xOf(from);
  return left + ((time - from) / (to - from)) * plot.inner;
};

// Times in which it fired, as bands behind the line. An end that is missing is now.
export function bands(plot, range) {
  const { firedFrom, firedTo, fired } = plot.figure.dataset;
  const spans = fired ? JSON.parse(fired) : firedFrom ? [{ from: firedFrom, to: firedTo }] : [];
  const { context } = plot;
  for (const span of spans) {
    const from = Math.max(Date.parse(span.from), range.from);
    const to = Math.min(span.to ? Date.parse(span.to) : Infinity, range.to);
    if (!(to >= from)) continue;
    const x = inside(plot, from, range);
    context.globalAlpha = 0.12;
    context.fillStyle = plot.alarm;
    context.fillRect(x, 0, Math.max(2, inside(plot, to, range) - x), plot.y(0));
    context.globalAlpha = 1;
  }
}

// The value beyond which it fires.
export function threshold(plot) {
  if (plot.threshold === null) return;
  const { context } = plot;
  const y = Math.round(plot.y(plot.threshold)) + 0.5;
  context.beginPath();
  context.setLineDash([5, 4]);
  context.moveTo(0, y);
  context.lineTo(plot.width, y);
  context.strokeStyle = plot.alarm;
  context.lineWidth = 1;
  context.stroke();
  context.setLineDash([]);
  context.font = plot.font;
  context.fillStyle = plot.alarm;
  context.textAlign = 'right';
  context.textBaseline = y > 22 ? 'bottom' : 'top';
  context.fillText(`${plot.figure.dataset.operator ?? ''} ${plot.write(plot.threshold)}`, plot.width - 14, y > 22 ? y - 2 : y + 3);
}
