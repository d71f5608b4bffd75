// Rows and cards under the keys: j k or arrows move, Enter opens; a click anywhere in a table row opens it.
const TYPING = 'input, textarea, select, button, a, [contenteditable]';

function rows() {
  return [...document.querySelectorAll('[data-row]')];
}

function move(step) {
  const all = rows();
  const at = all.indexOf(document.activeElement.closest('[data-row]'));
  const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

function across(row) {
  if (row.tagName === 'TR') return 1;
  const tops = rows().map((each) => each.offsetTop);
  return tops.filter((top) => top === tops[0]).length;
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches(TYPING)) return;
  if (document.querySelector('dialog[open]') || rows().length === 0) return;
  const row = document.activeElement.closest('[data-row]');
  if (event.key === 'j') move(1);
  else if (event.key === 'k') move(-1);
  else if (event.key === 'ArrowDown' && row) move(across(row));
  else if (event.key === 'ArrowUp' && row) move(-across(row));
  else if (event.key === 'ArrowRight' && row && row.tagName !== 'TR') move(1);
  else if (event.key === 'ArrowLeft' && row && row.tagName !== 'TR') move(-1);
  else if (event.key === 'Enter' && row) location.href = row.dataset.href;
  else return;
  event.preventDefault();
}

export function startRows() {
  document.addEventListener('keydown', onKey);
  document.addEventListener('click', (event) => {
    const row = event.target.closest('tr[data-href]');
    const selecting = String(getSelection()).length > 0;
    if (row && !event.target.closest('a, button') && !selecting) location.href = row.dataset.href;
  });
}
