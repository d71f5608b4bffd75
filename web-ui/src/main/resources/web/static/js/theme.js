// The choice lies in a cookie, so that the server writes it into the next page and nothing flashes.
function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
}

export function startTheme() {
  document.querySelector('[data-theme-switch]').addEventListener('click', () => {
    const theme = isDark() ? 'light' : 'dark';
    document.documentElement.dataset.theme = theme;
    document.cookie = `dynamote-theme=${theme}; path=/; max-age=31536000; samesite=lax`;
  });
}
