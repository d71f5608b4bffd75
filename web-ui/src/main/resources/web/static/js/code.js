// A field of code that marks the place of a mistake: the same text lies behind it, with the place in colour.
function offset(text, { line, column }) {
  const lines = text.split('\n');
  const before = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  return Math.min(before + [...(lines[line - 1] ?? '')].slice(0, column - 1).join('').length, text.length);
}

// The word at a place, or the one character there.
function extent(text, at) {
  return (text.slice(at).match(/^[\w.]+|^\S/) ?? [''])[0].length;
}

export function mark(area, position) {
  const back = area.parentElement.querySelector('[data-back]');
  const text = area.value;
  if (!position) {
    back.replaceChildren();
    delete area.dataset.from;
    return;
  }
  const from = offset(text, position);
  const length = extent(text, from);
  const place = document.createElement('mark');
  place.textContent = text.slice(from, from + length) || ' ';
  back.replaceChildren(text.slice(0, from), place, text.slice(from + length), '\n');
  area.dataset.from = String(from);
  area.dataset.length = String(length);
  back.scrollTop = area.scrollTop;
}

// Puts a text where the mistake is, or where the caret is.
export function insert(area, text, atMistake = false) {
  const known = atMistake && area.dataset.from !== undefined;
  const from = known ? Number(area.dataset.from) : area.selectionStart;
  const to = known ? from + Number(area.dataset.length) : area.selectionEnd;
  area.setRangeText(text, from, to, 'end');
  area.focus();
  area.dispatchEvent(new Event('input', { bubbles: true }));
}

export function follow(area) {
  const back = area.parentElement.querySelector('[data-back]');
  const fit = () => {
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight + 2}px`;
  };
  area.addEventListener('scroll', () => { back.scrollTop = area.scrollTop; });
  area.addEventListener('input', () => {
    mark(area, null);
    fit();
  });
  fit();
}
