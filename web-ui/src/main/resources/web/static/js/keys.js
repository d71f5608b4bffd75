// Keys of the whole portal: / search, r refresh, ? help. Rows have keys of their own in rows.js.
import { refresh } from './filters.js';
import { showHelp } from './help.js';

const TYPING = 'input, textarea, select, [contenteditable]';

function act(key) {
  switch (key) {
    case '/':
      document.getElementById('search').focus();
      document.getElementById('search').select();
      return true;
    case 'r':
      refresh();
      return true;
    case '?':
      showHelp();
      return true;
    default:
      return false;
  }
}

export function startKeys() {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches(TYPING)) {
      if (event.key === 'Escape') event.target.blur();
      return;
    }
    if (!document.querySelector('dialog[open]') && act(event.key)) event.preventDefault();
  });
  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-refresh]')) refresh();
  });
}
