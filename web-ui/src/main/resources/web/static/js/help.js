export function showHelp() {
  const help = document.getElementById('help');
  if (!help.open) help.showModal();
}

export function startHelp() {
  document.querySelector('[data-help]').addEventListener('click', showHelp);
}
