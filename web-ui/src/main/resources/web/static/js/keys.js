// Keys of the whole portal: / search, r refresh, d dashboard, l logs, h hosts, a alerts, ? help. Rows have keys of their own in rows.js.
import { showDashboard, toggleDashboard } from './dashboard.js';
import { refresh } from './filters.js';
import { showHelp } from './help.js';
import { toggleLogs } from './logs.js';

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
    case 'd':
      toggleDashboard();
      return true;
    case 'l':
      toggleLogs();
      return true;
    case 'h':
      location.href = '/hosts';
      return true;
    case 'a':
      location.href = '/alerts';
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
    if (event.repeat && !event.target.matches(TYPING)) return; // a key that is held is pressed once
    if (event.target.matches(TYPING)) {
      if (event.key === 'Escape') event.target.blur();
      return;
    }
    // Over the dashboard its own key takes it away; any other dialog wants to be answered first.
    const open = document.querySelector('dialog[open]');
    if ((!open || (open.id === 'dashboard' && event.key === 'd')) && act(event.key)) event.preventDefault();
  });
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-refresh]');
    if (button) (button.closest('#dashboard') ? showDashboard : refresh)();
  });
}
