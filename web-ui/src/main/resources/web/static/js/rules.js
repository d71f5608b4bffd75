// The list of rules: switched on and off in place; a file of them is looked at before it is taken.
import { busy, call } from './api.js';
import { refresh } from './filters.js';
import { toggle } from './rule.js';
import { toast } from './toast.js';

const YAML = { type: 'application/yaml' };

let text = '';

const dialog = () => document.getElementById('import');

function tell(lines, failed) {
  const list = document.createElement('ul');
  for (const line of lines) {
    const item = document.createElement('li');
    item.textContent = line;
    if (failed) item.className = 'field-error';
    list.append(item);
  }
  dialog().querySelector('[data-said]').replaceChildren(list);
  dialog().querySelector('[data-import-now]').disabled = failed;
}

const count = (of) => (Array.isArray(of) ? of.length : of ?? 0);
const placed = (error) => (error.line ? `Line ${error.line}: ${error.message}` : `${error.field ?? ''} ${error.message}`.trim());

// What the file would do, or why it cannot be taken, by line.
async function look(file) {
  text = await file.text();
  try {
    const answer = await call('POST', '/api/rules/import?dryRun=true', text, YAML);
    if (answer.errors?.length) tell(answer.errors.map(placed), true);
    else tell([`${count(answer.created)} are new, ${count(answer.changed)} change, ${count(answer.unchanged)} stay as they are.`], false);
  } catch (failure) {
    tell(failure.errors?.length ? failure.errors.map(placed) : [`The file cannot be looked at: ${failure.message}`], true);
  }
}

async function take() {
  try {
    const answer = await call('POST', '/api/rules/import', text, YAML);
    dialog().close();
    toast(`${count(answer.created)} rules are new, ${count(answer.changed)} have changed.`);
    refresh();
  } catch (failure) {
    tell(failure.errors?.length ? failure.errors.map(placed) : [`Nothing is imported: ${failure.message}`], true);
  }
}

export function startRules() {
  document.addEventListener('click', (event) => {
    const rule = event.target.closest('[data-rule]');
    if (rule) busy(rule, async () => { if (await toggle(rule)) refresh(); });
    if (event.target.closest('[data-import]')) {
      dialog().querySelector('form').reset();
      dialog().querySelector('[data-said]').replaceChildren();
      dialog().querySelector('[data-import-now]').disabled = true;
      dialog().showModal();
    }
    const now = event.target.closest('[data-import-now]');
    if (now) busy(now, take);
  });
  dialog()?.querySelector('input[type=file]').addEventListener('change', (event) => {
    if (event.target.files[0]) look(event.target.files[0]);
  });
}
