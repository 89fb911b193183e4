/* Runs before the first paint, so that nobody who chose dark (or English) sees a flash of the other. */
try {
  var root = document.documentElement;
  var theme = localStorage.getItem('muster:theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  var locale = localStorage.getItem('muster:locale');
  root.lang = (locale || (navigator.languages[0] || '').slice(0, 2).toLowerCase()) === 'zh' ? 'zh-CN' : 'en';
} catch {
  /* No storage: the system's theme and the page's own language. */
}
