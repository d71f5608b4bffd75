// Colours YAML by building elements, never markup: what it shows is untrusted text.
function piece(name, text) {
  const span = document.createElement('span');
  span.className = name;
  span.textContent = text;
  return span;
}

function value(text) {
  if (/^\s*(-?\d+(\.\d+)?|true|false|null)\s*$/.test(text)) return piece('y-num', text);
  return /^\s*["']/.test(text) ? piece('y-str', text) : document.createTextNode(text);
}

function line(text) {
  const comment = text.match(/^\s*#/);
  if (comment) return [piece('y-com', text)];
  const parts = text.match(/^(\s*)((?:- )*)([\w./"'-]+:)?(.*)$/s);
  if (!parts) return [document.createTextNode(text)];
  const [, indent, dashes, key, rest] = parts;
  const out = [document.createTextNode(indent)];
  if (dashes) out.push(piece('y-dash', dashes));
  if (key) out.push(piece('y-key', key));
  if (rest) out.push(value(rest));
  return out;
}

export function colour(element, text) {
  const nodes = text.split('\n').flatMap((each, i) => (i === 0 ? line(each) : ['\n', ...line(each)]));
  element.replaceChildren(...nodes);
}

export function colourAll(root) {
  for (const element of root.querySelectorAll('[data-yaml]')) colour(element, element.textContent);
  document.addEventListener('htmx:afterSettle', () => {
    for (const element of document.querySelectorAll('[data-yaml]:not(:has(span))')) colour(element, element.textContent);
  });
}
