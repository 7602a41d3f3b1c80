/** Where things stand on the screen, frame by frame. */
import type { Locator, Page } from '@playwright/test';

/** Waits until an element has stood still for eight frames. */
export function untilAtRest(target: Locator): Promise<void> {
  return target.evaluate(
    (element) =>
      new Promise<void>((resolve) => {
        let place = '';
        let still = 0;
        const look = () => {
          const { x, y, width } = element.getBoundingClientRect();
          const now = `${x} ${y} ${width}`;
          still = now === place ? still + 1 : 0;
          place = now;
          if (still >= 8) resolve();
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
}

/** Looks at an element in every frame from the first one in which it is there; the answer gives all its places. */
export async function watchPlaces(page: Page, selector: string): Promise<() => Promise<string[]>> {
  const watch = await page.evaluateHandle((wanted) => {
    const seen = new Set<string>();
    const look = () => {
      const box = document.querySelector(wanted)?.getBoundingClientRect();
      if (box !== undefined && box.width > 0) {
        seen.add([box.x, box.y, box.width, box.height].map(Math.round).join(' '));
      }
      requestAnimationFrame(look);
    };
    look();
    return seen;
  }, selector);
  return () => watch.evaluate((seen) => [...seen]);
}

type Press = { place: { x: number; y: number }; open: () => Promise<void> };

/** Waits until an element has left the place where it is now, or has stood still for eight frames. */
function untilMovedOrAtRest(target: Locator): Promise<void> {
  return target.evaluate(
    (element) =>
      new Promise<void>((resolve) => {
        const place = () => JSON.stringify(element.getBoundingClientRect());
        const first = place();
        let still = 0;
        const look = () => {
          still += 1;
          if (still > 8 || place() !== first) resolve();
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
}

/** A hand that rests where the target will be: presses once it is there, and lets go when it moves away under it. */
export async function pressOnceThere(page: Page, target: Locator, { place, open }: Press): Promise<void> {
  await page.mouse.move(place.x, place.y);
  await open();
  await target.waitFor({ state: 'attached' });
  await page.mouse.down();
  await untilMovedOrAtRest(target);
  await page.mouse.up();
}
