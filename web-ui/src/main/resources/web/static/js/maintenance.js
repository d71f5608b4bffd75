// Begins and ends the maintenance of a host.
import { toast } from './toast.js';

async function send(id, method, body) {
  const response = await fetch(`/api/hosts/${encodeURIComponent(id)}/maintenance`, {
    method,
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: body && JSON.stringify(body),
  });
  if (response.ok) return;
  const problem = await response.json().catch(() => ({}));
  throw new Error(problem.errors?.[0]?.message ?? problem.detail ?? `the service answered ${response.status}`);
}

async function end(button) {
  button.setAttribute('aria-busy', 'true');
  try {
    await send(button.dataset.maintenance, 'DELETE');
    toast('Maintenance has ended.');
  } catch (failure) {
    toast(`Maintenance cannot be ended: ${failure.message}`, 'failed');
  }
  button.removeAttribute('aria-busy');
}

async function begin(dialog, id) {
  const form = dialog.querySelector('form');
  const error = dialog.querySelector('.field-error');
  error.hidden = true;
  const until = new Date(Date.now() + Number(form.elements.hours.value) * 3_600_000).toISOString();
  try {
    await send(id, 'PUT', { until, reason: form.elements.reason.value.trim() || 'maintenance' });
    dialog.close();
    toast('Maintenance has begun.');
  } catch (failure) {
    error.textContent = `Maintenance cannot begin: ${failure.message}`;
    error.hidden = false;
  }
}

export function startMaintenance() {
  const dialog = document.getElementById('maintenance');
  if (!dialog) return;
  let id = '';
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-maintenance]');
    if (button && button.dataset.on === 'true') end(button);
    else if (button) {
      id = button.dataset.maintenance;
      dialog.showModal();
    }
    if (event.target.closest('[data-maintenance-now]')) begin(dialog, id);
  });
}
