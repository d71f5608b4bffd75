// Lays the live dashboard over any page. What is below stays as it is.
import { toast } from './toast.js';

export async function toggleDashboard() {
  const dialog = document.getElementById('dashboard');
  if (dialog.open) {
    dialog.close();
    return;
  }
  const place = dialog.querySelector('[data-dashboard]');
  dialog.showModal();
  try {
    const response = await fetch('/traffic/dashboard', { headers: { Accept: 'text/html' } });
    place.innerHTML = await response.text();
    document.dispatchEvent(new CustomEvent('dynamote:shown'));
  } catch {
    dialog.close();
    toast('The portal does not answer, so the dashboard cannot be shown.', 'warning');
  }
}

export function startDashboard() {
  const dialog = document.getElementById('dashboard');
  dialog.addEventListener('close', () => dialog.querySelector('[data-dashboard]').replaceChildren());
  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-dashboard-open]')) toggleDashboard();
  });
}
