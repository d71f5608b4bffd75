// The editor of a rule: each change is checked by the service, which names the place of a mistake and what it knows.
import { busy, call } from './api.js';
import { follow, insert, mark } from './code.js';
import { startDry } from './dryrun.js';
import { body } from './form.js';
import { toast, toastAfterwards } from './toast.js';

const PAUSE = 250;

let form;
let sent = 0;

const field = (name) => form.querySelector(`[data-field="${CSS.escape(name.replace(/[.[].*$/, ''))}"]`);

// Durations are texts for people and seconds for the service; what is no duration is left to the service to refuse.
export function ruleOf() {
  return { ...body(form), enabled: form.elements.enabled.checked };
}

function clear() {
  for (const error of form.querySelectorAll('.field-error')) error.remove();
  for (const control of form.querySelectorAll('[aria-invalid]')) control.removeAttribute('aria-invalid');
  for (const area of form.querySelectorAll('[data-code]')) mark(area, null);
}

function suggestions(error, area) {
  const list = document.createElement('span');
  list.className = 'suggestions';
  list.append('Known: ');
  for (const name of (error.known ?? []).slice(0, 6)) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'mono';
    button.textContent = name;
    button.addEventListener('click', () => insert(area, name, true));
    list.append(button);
  }
  return list;
}

function show(error, index) {
  const at = field(error.field ?? '');
  if (!at) return `${error.field ?? ''} ${error.message}`.trim();
  const control = at.querySelector('input, select, textarea');
  const text = document.createElement('p');
  text.className = 'field-error';
  text.id = `rule-error-${index}`;
  const { line, column } = error.position ?? {};
  text.textContent = `${line ? `Line ${line}, column ${column}: ` : ''}${error.message}`;
  at.append(text);
  control.setAttribute('aria-invalid', 'true');
  control.setAttribute('aria-errormessage', text.id);
  if (error.position && control.dataset.code !== undefined) {
    mark(control, error.position);
    if (error.known?.length) text.append(suggestions(error, control));
  }
  return '';
}

const saying = (each) => (typeof each === 'string' ? each : `${each.field ? `${each.field}: ` : ''}${each.message}`);

function showAll(errors, warnings, all) {
  clear();
  const shown = all ? errors : errors.filter((error) => field(error.field ?? '')?.querySelector('input, textarea')?.value);
  const rest = shown.map(show).filter(Boolean);
  const sum = form.querySelector('[data-sum]');
  sum.classList.toggle('has-errors', shown.length > 0);
  const said = [...rest, ...warnings.map(saying)];
  sum.textContent = said.length > 0 ? said.join('. ')
    : shown.length > 0 ? `${shown.length === 1 ? 'One field is' : `${shown.length} fields are`} to be corrected.`
      : errors.length > 0 ? '' : 'The service understands this rule.';
}

async function check() {
  const turn = ++sent;
  try {
    const answer = await call('POST', '/api/rules/check', ruleOf());
    if (turn === sent) showAll(answer.errors ?? [], answer.warnings ?? [], false);
  } catch (failure) {
    if (turn !== sent) return;
    if (failure.errors?.length) showAll(failure.errors, [], false);
    else form.querySelector('[data-sum]').textContent = `It cannot be checked now: ${failure.message}.`;
  }
}

async function variables() {
  const kind = form.elements.kind.value;
  document.querySelector('[data-kind-word]').textContent = kind;
  const list = document.querySelector('[data-known]');
  try {
    const answer = await call('GET', `/api/rules/variables?kind=${encodeURIComponent(kind)}`);
    list.replaceChildren(...answer.items.map((each) => {
      const item = document.createElement('li');
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'mono';
      button.textContent = each.name;
      button.title = `Put ${each.name} into the expression`;
      button.addEventListener('click', () => insert(form.elements.expression, each.name));
      const meaning = document.createElement('span');
      meaning.className = 'muted small';
      meaning.textContent = [each.description, each.unit].filter(Boolean).join(' · ');
      item.append(button, meaning);
      return item;
    }));
  } catch (failure) {
    list.textContent = `They cannot be read: ${failure.message}.`;
  }
}

async function save() {
  const { id, revision } = form.dataset;
  sent += 1;
  try {
    const answer = id
      ? await call('PUT', `/api/rules/${encodeURIComponent(id)}`, { ...ruleOf(), revision: Number(revision) })
      : await call('POST', '/api/rules', ruleOf());
    toastAfterwards(id ? 'The rule is saved as its newest revision.' : 'The rule is there and is evaluated from now on.');
    location.href = `/alerts/rules/${encodeURIComponent(answer.id ?? id)}`;
  } catch (failure) {
    showAll(failure.errors ?? [], [], true);
    if (!failure.errors?.length) form.querySelector('[data-sum]').textContent = `It is not saved: ${failure.message}.`;
    form.querySelector('[data-sum]').classList.add('has-errors');
    form.querySelector('[aria-invalid]')?.focus();
  }
}

async function remove(dialog) {
  const error = dialog.querySelector('.field-error');
  try {
    await call('DELETE', `/api/rules/${encodeURIComponent(form.dataset.id)}`);
    toastAfterwards('The rule is deleted.');
    location.href = '/alerts/rules';
  } catch (failure) {
    error.textContent = `It is not deleted: ${failure.message}`;
    error.hidden = false;
  }
}

function mount() {
  form = document.querySelector('[data-rule-form]:not([data-mounted])');
  if (!form) return;
  form.dataset.mounted = 'true';
  form.querySelectorAll('[data-code]').forEach(follow);
  let timer = 0;
  form.addEventListener('input', (event) => {
    sent += 1; // what is on its way is about another text
    clearTimeout(timer);
    timer = setTimeout(check, PAUSE);
    if (event.target.name === 'kind') variables();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    busy(form.querySelector('[type=submit]'), save);
  });
  variables();
  if (form.elements.expression.value) check();
  startDry(ruleOf);
}

export function startRule() {
  mount();
  document.addEventListener('htmx:afterSettle', mount);
  document.addEventListener('dynamote:shown', mount);
  document.addEventListener('click', (event) => {
    const dialog = document.getElementById('rule-delete');
    if (event.target.closest('[data-rule-delete]')) dialog.showModal();
    const now = event.target.closest('[data-rule-delete-now]');
    if (now) busy(now, () => remove(dialog));
  });
}

export async function toggle(button) {
  const { rule, verb, title } = button.dataset;
  try {
    await call('POST', `/api/rules/${encodeURIComponent(rule)}/${verb}`, {});
    toast(verb === 'enable' ? `${title} is evaluated from now on.` : `${title} is switched off; its alerts end.`);
    return true;
  } catch (failure) {
    toast(`${title} stays as it is: ${failure.message}`, 'failed');
    return false;
  }
}
