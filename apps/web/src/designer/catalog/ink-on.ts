/** Ink that can be read on a colour (AA: 4.5 to 1): white where that is enough, else nearly black. `#rgb` and `#rrggbb`. */
export function inkOn(background: string): '#ffffff' | '#10151f' {
  return 1.05 / (luminance(background) + 0.05) >= 4.5 ? '#ffffff' : '#10151f';
}

/** Relative luminance as WCAG counts it, 0 to 1; what is no colour counts as black. */
function luminance(colour: string): number {
  const digits = /^#([\da-f]{6}|[\da-f]{3})$/i.exec(colour)?.[1] ?? '000000';
  const whole = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits;
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(whole.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
