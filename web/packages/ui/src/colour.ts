/** A shop names one colour; all the others of its accent are computed from it, so that text on each can always be read. */

type Rgb = [number, number, number]
interface Lch {
  l: number
  c: number
  h: number
}

const LIGHT = { surface: '#ffffff', ink: '#1c1a17' }
const TEXT_CONTRAST = 4.5
const CONTROL_CONTRAST = 3

/** The `--x-brand*` and `--x-mine` tokens for a brand colour, by day or by night. */
export function accent(brand: string, dark: boolean): Record<string, string> {
  const base = toLch(parse(brand) ?? parse('#24504b')!)
  return dark ? byNight(base) : byDay(base)
}

function byDay(base: Lch): Record<string, string> {
  let fill = darken(base, (each) => contrast(each, LIGHT.surface) >= CONTROL_CONTRAST)
  let text = '#ffffff'
  if (contrast(hex(fill), text) < TEXT_CONTRAST) {
    if (contrast(hex(fill), LIGHT.ink) >= TEXT_CONTRAST) text = LIGHT.ink
    else fill = darken(fill, (each) => contrast(each, text) >= TEXT_CONTRAST)
  }
  const step = text === '#ffffff' ? -0.05 : 0.04
  const soft = hex({ ...base, l: 0.953, c: Math.min(base.c * 0.25, 0.016) })
  return {
    '--x-brand': hex(fill),
    '--x-brand-hover': hex({ ...fill, l: fill.l + step }),
    '--x-brand-press': hex({ ...fill, l: fill.l + 2 * step }),
    '--x-brand-soft': soft,
    '--x-brand-line': hex({ ...base, l: 0.87, c: Math.min(base.c * 0.4, 0.03) }),
    '--x-brand-ink': hex(darken(fill, (each) => contrast(each, soft) >= TEXT_CONTRAST)),
    '--x-on-brand': text,
    '--x-on-brand-2': quieter(text, hex(fill)),
    '--x-mine': hex(fill),
    '--x-on-mine': text,
  }
}

function byNight(base: Lch): Record<string, string> {
  const fill = { ...base, l: Math.max(base.l, 0.73), c: Math.min(base.c, 0.13) }
  const text = hex({ ...base, l: 0.22, c: Math.min(base.c, 0.03) })
  const soft = hex({ ...base, l: 0.285, c: Math.min(base.c * 0.4, 0.02) })
  const ink = { ...fill, l: Math.max(fill.l, 0.79) }
  return {
    '--x-brand': hex(fill),
    '--x-brand-hover': hex({ ...fill, l: fill.l + 0.05 }),
    '--x-brand-press': hex({ ...fill, l: fill.l + 0.1 }),
    '--x-brand-soft': soft,
    '--x-brand-line': hex({ ...base, l: 0.41, c: Math.min(base.c * 0.6, 0.035) }),
    '--x-brand-ink': hex(ink),
    '--x-on-brand': text,
    '--x-on-brand-2': quieter(text, hex(fill)),
    '--x-mine': hex({ ...base, l: 0.41, c: Math.min(base.c, 0.09) }),
    '--x-on-mine': hex({ ...base, l: 0.96, c: Math.min(base.c, 0.01) }),
  }
}

/** WCAG 2 contrast of two colours. */
export function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

function luminance(colour: string): number {
  const [red, green, blue] = parse(colour)!.map(linear) as Rgb
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Secondary text on the brand: a little towards the ground, if that still can be read. */
function quieter(text: string, ground: string): string {
  const [over, under] = [parse(text)!, parse(ground)!]
  const mixed = write(over.map((part, at) => part * 0.82 + under[at]! * 0.18) as Rgb)
  return contrast(mixed, ground) >= TEXT_CONTRAST ? mixed : text
}

function darken(colour: Lch, enough: (colour: string) => boolean): Lch {
  let now = colour
  while (now.l > 0 && !enough(hex(now))) now = { ...now, l: now.l - 0.01 }
  return now
}

/** Red, green and blue from 0 to 1; null when this is no `#rgb` or `#rrggbb`. */
export function parse(colour: string): Rgb | null {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(colour.trim())?.[1]
  if (!digits) return null
  const long = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits
  return [0, 2, 4].map((at) => parseInt(long.slice(at, at + 2), 16) / 255) as Rgb
}

function write(rgb: Rgb): string {
  return `#${rgb.map((part) => Math.round(Math.min(1, Math.max(0, part)) * 255).toString(16).padStart(2, '0')).join('')}`
}

function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
}

function gamma(part: number): number {
  return part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055
}

/** sRGB to OKLCH, whose lightness matches the eye's. */
function toLch(rgb: Rgb): Lch {
  const [r, g, b] = rgb.map(linear) as Rgb
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const x = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const y = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return { l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, c: Math.hypot(x, y), h: Math.atan2(y, x) }
}

/** OKLCH to sRGB; chroma gives way until the colour can be shown. */
function hex(colour: Lch): string {
  for (let chroma = colour.c; chroma > 0; chroma -= 0.005) {
    const rgb = toRgb({ ...colour, c: chroma })
    if (rgb.every((part) => part >= -0.001 && part <= 1.001)) return write(rgb)
  }
  return write(toRgb({ ...colour, c: 0 }))
}

function toRgb({ l: lightness, c, h }: Lch): Rgb {
  const [x, y] = [c * Math.cos(h), c * Math.sin(h)]
  const l = (lightness + 0.3963377774 * x + 0.2158037573 * y) ** 3
  const m = (lightness - 0.1055613458 * x - 0.0638541728 * y) ** 3
  const s = (lightness - 0.0894841775 * x - 1.291485548 * y) ** 3
  const parts: Rgb = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
  return parts.map(gamma) as Rgb
}
