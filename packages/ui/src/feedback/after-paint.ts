/** A window that is not drawn gets no frames; its work goes on after this long all the same. */
const paintWaitMs = 50;

/** Runs heavier work once what was just shown is on the glass: a scan's answer comes first, its screen second. */
export function afterPaint(run: () => void): void {
  let ran = false;
  const once = () => {
    if (ran) return;
    ran = true;
    run();
  };
  requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, paintWaitMs);
}
