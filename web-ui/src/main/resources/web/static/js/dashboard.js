// Lays the live dashboard over any page. What is below stays as it is.
import { toast } from './toast.js';

let running = new AbortController();

const dashboard = () => document.getElementById('dashboard');

// Asks for what is shown. Whoever closes the dashboard, or asks anew, gives up what was asked for before.
export async function showDashboard() {
  running.abort();
  running = new AbortController();
  const { signal } = running;
  const dialog = dashboard();
  try {
    const response = await fetch('/traffic/dashboard', { signal, headers: { Accept: 'text/html' } });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const html = await response.text();
    if (signal.aborted || !dialog.open) return;
    const place = dialog.querySelector('[data-dashboard]');
    place.innerHTML = html;
    htmx.process(place);
    document.dispatchEvent(new CustomEvent('dynamote:shown'));
  } catch (failure) {
    if (failure.name === 'AbortError') return;
    dialog.close();
    toast('The portal does not answer, so the dashboard cannot be shown.', 'warning');
  }
}

export function toggleDashboard() {
  const dialog = dashboard();
  if (dialog.open) {
    dialog.close();
    return;
  }
  dialog.showModal();
  showDashboard();
}

export function startDashboard() {
  dashboard().addEventListener('close', () => {
    running.abort();
    dashboard().querySelector('[data-dashboard]').replaceChildren();
  });
  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-dashboard-open]')) toggleDashboard();
  });
}
