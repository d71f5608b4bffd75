// Silences: conditions one by one, a length or an end, and the end of one before its time.
import { busy, call } from './api.js';
import { refresh } from './filters.js';
import { toast, toastAfterwards } from './toast.js';

const UNITS = { m: 60, h: 3600, d: 86400 };

function matchers(form) {
  return [...form.querySelectorAll('[data-matcher]')].map((row) => {
    const [name, value] = [...row.querySelectorAll('input')].map((each) => each.value.trim());
    return { name, operator: row.querySelector('select').value, value };
  }).filter((each) => each.name !== '' || each.value !== '');
}

function end(length, startsAt) {
  const [, count, unit] = length.match(/^(\d+)([mhd])$/);
  return new Date(startsAt.getTime() + Number(count) * UNITS[unit] * 1000);
}

const placed = (error) => {
  const at = (error.field ?? '').match(/^matchers\[(\d+)\]/);
  return at ? `Condition ${Number(at[1]) + 1}: ${error.message}` : `${error.field ?? ''} ${error.message}`.trim();
};

async function create(form) {
  const error = form.querySelector('.field-error');
  const from = form.elements.from.value;
  const startsAt = from === '' ? new Date() : new Date(`${from}Z`);
  error.hidden = true;
  try {
    await call('POST', '/api/silences', {
      matchers: matchers(form),
      startsAt: startsAt.toISOString(),
      endsAt: end(form.elements.lasting.value, startsAt).toISOString(),
      comment: form.elements.comment.value.trim(),
    });
    toastAfterwards('The silence is made.');
    location.href = from === '' ? '/alerts/silences' : '/alerts/silences?state=pending';
  } catch (failure) {
    error.textContent = failure.errors?.length ? failure.errors.map(placed).join('. ') : `It is not made: ${failure.message}`;
    error.hidden = false;
  }
}

async function expire(button) {
  try {
    await call('DELETE', `/api/silences/${encodeURIComponent(button.dataset.expire)}`);
    toast('The silence is over: people are told again.');
    refresh();
  } catch (failure) {
    toast(`It goes on: ${failure.message}`, 'failed');
  }
}

export function startSilences() {
  const form = document.querySelector('[data-silence-form]');
  document.addEventListener('click', (event) => {
    const pressed = event.target.closest('[data-expire]');
    if (pressed) busy(pressed, () => expire(pressed));
  });
  if (!form) return;
  form.addEventListener('click', (event) => {
    const all = form.querySelectorAll('[data-matcher]');
    if (event.target.closest('[data-matcher-gone]') && all.length > 1) event.target.closest('[data-matcher]').remove();
    if (event.target.closest('[data-matcher-more]')) {
      const fresh = all[all.length - 1].cloneNode(true);
      for (const input of fresh.querySelectorAll('input')) input.value = '';
      all[all.length - 1].after(fresh);
      fresh.querySelector('input').focus();
    }
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    busy(form.querySelector('[type=submit]'), () => create(form));
  });
}
