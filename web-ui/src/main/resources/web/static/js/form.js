// Between the fields of the form and the JSON of the API.
function typed(text) {
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (text === 'true' || text === 'false') return text === 'true';
  return text.replace(/^(["'])(.*)\1$/s, '$2');
}

function lines(text) {
  return text.split('\n').map((each) => each.trim()).filter(Boolean);
}

function pair(line) {
  const at = line.indexOf('=');
  return at < 0 ? [line, ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
}

function argument(line) {
  const [name, value] = pair(line.replace(/^--/, ''));
  return [name, line.includes('=') ? typed(value) : true];
}

// key=value:Effect or key:Effect, as kubectl writes taints.
function toleration(line) {
  const colon = line.lastIndexOf(':');
  const effect = colon < 0 ? null : line.slice(colon + 1).trim();
  const [key, value] = pair(colon < 0 ? line : line.slice(0, colon));
  const out = { key, operator: line.includes('=') ? 'Equal' : 'Exists' };
  if (line.includes('=')) out.value = value;
  if (effect) out.effect = effect;
  return out;
}

// 1h30m, 90s, or seconds alone; what is no duration stays as it is, to be refused by name.
function duration(text) {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  if (!/^(\d+(ms|[dhms]))+$/.test(text)) return text;
  const units = { d: 86400, h: 3600, m: 60, s: 1, ms: 0.001 };
  return [...text.matchAll(/(\d+)(ms|[dhms])/g)].reduce((sum, [, count, unit]) => sum + Number(count) * units[unit], 0);
}

function read(control) {
  const text = control.value.trim();
  switch (control.dataset.type) {
    case 'boolean': return control.checked;
    case 'duration': return text === '' ? null : duration(text);
    case 'number': return text === '' ? null : (Number.isFinite(Number(text)) ? Number(text) : text);
    case 'arguments': return text === '' ? null : Object.fromEntries(lines(text).map(argument));
    case 'labels': return text === '' ? null : Object.fromEntries(lines(text).map(pair));
    case 'tolerations': return text === '' ? null : lines(text).map(toleration);
    default: return text === '' ? null : text;
  }
}

export function controls(form) {
  return [...form.elements].filter((each) => each.name && (each.type !== 'radio' || each.checked));
}

// The body of POST /api/deployments: empty fields are left out, so that the service's defaults hold.
export function body(form) {
  const out = {};
  for (const control of controls(form)) {
    const value = control.closest('[hidden]') ? null : read(control);
    if (value === null) continue;
    const path = control.name.split('.');
    const last = path.pop();
    path.reduce((at, part) => (at[part] ??= {}), out)[last] = value;
  }
  return out;
}

export function save(form, key) {
  const values = controls(form).map((each) => [each.name, each.type === 'checkbox' ? each.checked : each.value]);
  sessionStorage.setItem(key, JSON.stringify(values));
}

export function restore(form, key) {
  const values = JSON.parse(sessionStorage.getItem(key) ?? '[]');
  for (const [name, value] of values) {
    const control = form.elements.namedItem(name);
    if (!control) continue;
    if (control.type === 'checkbox') control.checked = value;
    else control.value = value;
  }
  return values.length > 0;
}
