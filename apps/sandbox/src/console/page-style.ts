/** The page's whole style: no build step, no outside assets. */
export const PAGE_STYLE = `
:root { --ink:#172033; --soft:#5b6780; --line:#e3e8f0; --paper:#fff; --ground:#f4f6fa; --brand:#2756d6;
  --good:#12805c; --good-soft:#e3f5ee; --bad:#c0362c; --bad-soft:#fdeceb; --wait:#9a6100; --wait-soft:#fff3dc; }
* { box-sizing:border-box; }
body { margin:0; background:var(--ground); color:var(--ink); font:14px/1.5 system-ui,-apple-system,"Segoe UI",
  "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif; }
header { background:#101a33; color:#fff; padding:20px 32px; display:flex; gap:24px; align-items:center; }
header h1 { font-size:20px; margin:0; letter-spacing:.01em; }
header p { margin:2px 0 0; color:#b6c2de; }
header nav { margin-left:auto; display:flex; border:1px solid #3b4a72; border-radius:8px; overflow:hidden; flex:none; }
header nav a { color:#c9d4ee; padding:6px 14px; text-decoration:none; }
header nav a[aria-current] { background:#fff; color:#101a33; font-weight:600; }
main { max-width:1520px; margin:0 auto; padding:24px 32px 64px; display:grid; gap:24px;
  grid-template-columns:minmax(0,1fr); }
@media (min-width:1280px) { main { grid-template-columns:minmax(0,1fr) minmax(0,1fr); }
  .wide { grid-column:1 / -1; } }
.systems { display:grid; gap:16px; grid-template-columns:repeat(2,minmax(0,1fr)); }
section > h2 { font-size:16px; margin:0; display:flex; gap:10px; align-items:center; }
section > .lead { color:var(--soft); margin:2px 0 14px; }
h3 { font-size:13px; color:var(--soft); font-weight:600; margin:22px 0 8px; }
.card { background:var(--paper); border:1px solid var(--line); border-radius:12px; padding:18px 20px;
  box-shadow:0 1px 2px rgba(16,26,51,.04); }
.card + .card { margin-top:14px; }
.card h2 { font-size:15px; margin:0 0 10px; }
.systems .card { margin:0; display:flex; flex-direction:column; }
dl { display:grid; grid-template-columns:max-content minmax(0,1fr); gap:4px 14px; margin:0; }
dt { color:var(--soft); } dd { margin:0; overflow-wrap:anywhere; }
code { font:12.5px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace; background:#f0f3f9; border-radius:5px;
  padding:1px 6px; overflow-wrap:anywhere; }
.figures { display:flex; gap:20px; margin-top:auto; padding-top:14px; align-items:center; flex-wrap:wrap; color:var(--soft); }
.figures b { color:var(--ink); font-variant-numeric:tabular-nums; }
.figures form { margin-left:auto; }
a { color:var(--brand); }
table { border-collapse:collapse; width:100%; }
th { text-align:left; font-weight:600; color:var(--soft); font-size:12px; padding:6px 10px; border-bottom:1px solid var(--line);
  white-space:nowrap; }
td { padding:8px 10px; border-bottom:1px solid #eef1f6; vertical-align:top; overflow-wrap:anywhere; }
tr:last-child td { border-bottom:0; }
.number { text-align:right; font-variant-numeric:tabular-nums; white-space:nowrap; }
.when { font-variant-numeric:tabular-nums; white-space:nowrap; }
.scroll { overflow-x:auto; }
.flush { padding:6px 8px; }
.head { display:flex; gap:12px; align-items:baseline; flex-wrap:wrap; }
.head strong { font-size:15px; } .head small { color:var(--soft); }
.fields { display:flex; flex-wrap:wrap; gap:6px 28px; margin:12px 0; }
.fields span { color:var(--soft); margin-right:6px; }
.items { border:1px solid var(--line); border-radius:8px; overflow-x:auto; margin:10px 0 14px; }
.items th { background:#f8f9fc; }
.decide { display:flex; gap:10px; }
input[type=text] { flex:1; min-width:120px; font:inherit; padding:8px 12px; border:1px solid #c8d0de; border-radius:8px; }
input[type=text]:focus-visible, button:focus-visible, a:focus-visible { outline:2px solid var(--brand); outline-offset:1px; }
button { font:inherit; font-weight:600; padding:8px 18px; border-radius:8px; border:1px solid transparent; cursor:pointer; }
.agree { background:var(--good); color:#fff; } .agree:hover { background:#0d6a4c; }
.refuse { background:#fff; color:var(--bad); border-color:#e5b3af; } .refuse:hover { background:var(--bad-soft); }
.hand-in { margin:0 0 14px; }
.plain { background:#fff; border-color:#c8d0de; color:var(--ink); font-weight:500; padding:5px 12px; }
.plain:hover { background:#f4f6fa; }
.tag { display:inline-block; border-radius:999px; padding:1px 10px; font-size:12px; font-weight:600; white-space:nowrap;
  background:#eef1f6; color:var(--soft); }
.tag.good { background:var(--good-soft); color:var(--good); } .tag.bad { background:var(--bad-soft); color:var(--bad); }
.tag.wait { background:var(--wait-soft); color:var(--wait); }
.empty { color:var(--soft); padding:14px 10px; }
.problem { grid-column:1 / -1; background:var(--bad-soft); color:var(--bad); border-radius:10px; padding:12px 18px; }
#news { position:fixed; right:24px; bottom:24px; background:var(--brand); color:#fff; padding:10px 18px; border-radius:999px;
  text-decoration:none; box-shadow:0 6px 20px rgba(16,26,51,.25); }
#news[hidden] { display:none; }
`;

/** Reloads when the systems have changed, but never while somebody is writing a remark. */
export const PAGE_SCRIPT = `
const page = document.body, news = document.getElementById('news');
const writing = () => [...document.querySelectorAll('input[type=text]')]
  .some((input) => input.value !== '' || input === document.activeElement);
let sent = false;
addEventListener('submit', () => { sent = true; });
setInterval(async () => {
  if (document.hidden || sent) return;
  try {
    const answer = await fetch(page.dataset.state, { cache: 'no-store' });
    const { revision } = await answer.json();
    if (String(revision) === page.dataset.revision || sent) return;
    if (writing()) news.hidden = false; else location.reload();
  } catch { /* the server is away; try again */ }
}, 2000);
`;
