/** A rectangle of a page in points of 1/72 inch, from the page's top left corner. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export type Matrix = readonly [number, number, number, number, number, number]

const identity: Matrix = [1, 0, 0, 1, 0, 0]
/** First `inner`, then `outer`. */
const times = ([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix => [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F]

/** The box around a rectangle once a matrix has moved it. */
export function boxAround([left, top, right, bottom]: readonly [number, number, number, number], [a, b, c, d, e, f]: Matrix): Box {
  const xs = [left, right].flatMap((x) => [top, bottom].map((y) => a * x + c * y + e))
  const ys = [left, right].flatMap((x) => [top, bottom].map((y) => b * x + d * y + f))
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) }
}

export const within = (inner: Box, { left, top, right, bottom }: Box): Box => ({ left: Math.max(left, inner.left), top: Math.max(top, inner.top), right: Math.min(right, inner.right), bottom: Math.min(bottom, inner.bottom) })

/** A colour as #rrggbb, or null for what we do not know: a pattern, an image. */
export type Colour = string | null

interface State {
  matrix: Matrix
  clip: Box | null
  /** The clip is of another shape than an upright rectangle, so that its box tells more than shows. */
  shaped: boolean
  fill: Colour
  stroke: Colour
  alpha: number
  strokeAlpha: number
  masked: boolean
  blend: string
  mode: number
  size: number
  spacing: number
  wordSpacing: number
  scale: number
  leading: number
  rise: number
}

/** A character that a page paints, or seems to. */
export interface Glyph {
  readonly text: string
  readonly box: Box
  /** The middle of the line that the glyph stands on, and whether the line runs from left to right. */
  readonly baseline: number
  readonly height: number
  readonly level: boolean
  readonly run: number
  readonly order: number
  readonly colours: readonly Colour[]
  /** Not painted at all: an invisible mode, a hidden layer, transparency, a mask, outside its clip. */
  readonly unpainted: boolean
}

/** Something painted that may hide what is under it. */
export interface Cover {
  readonly box: Box
  readonly colour: Colour
  readonly order: number
  /** Lets what is under it show, as a highlighter does. */
  readonly lucid: boolean
}

/** Why a picture that a page paints is not known as its reader sees it. */
export type PictureFault = "stencil" | "unseen" | "see-through" | "cut-to-shape"

/** A picture that a page paints. */
export interface Picture {
  /** The name under which its content is found, or the content itself. */
  readonly content: unknown
  /** Brings the unit square, whose origin is the picture's lower left corner, to the page. */
  readonly matrix: Matrix
  /** What of the page it covers inside its clip. */
  readonly box: Box
  readonly order: number
  readonly fault: PictureFault | null
}

interface FontGlyph {
  readonly unicode: string
  readonly width: number
  readonly isSpace: boolean
}

const imageOps = new Set(["paintImageXObject", "paintInlineImageXObject", "paintInlineImageXObjectGroup", "paintImageXObjectRepeat", "paintImageMaskXObject", "paintImageMaskXObjectGroup", "paintImageMaskXObjectRepeat", "paintSolidColorImageMask"])
/** Of these each paints one picture of its own colours. */
const wholePictures = new Set(["paintImageXObject", "paintInlineImageXObject"])
const unitSquare = [0, 0, 1, 1] as const
const almost = 0.01

/** True where upright rectangles stay upright. */
const isUpright = ([a, b, c, d]: Matrix): boolean => (Math.abs(b) < almost && Math.abs(c) < almost) || (Math.abs(a) < almost && Math.abs(d) < almost)

/** True of the path of one rectangle with these bounds, as pdf.js writes paths: 0 moves to a point, 1 draws a line to one, 4 closes. */
function isRectangle(path: ArrayLike<number>, bounds: ArrayLike<number>): boolean {
  if (path.length !== 13 || path[0] !== 0 || path[12] !== 4 || [3, 6, 9].some((at) => path[at] !== 1)) return false
  const corners = [1, 4, 7, 10].map((at) => [path[at] ?? 0, path[at + 1] ?? 0] as const)
  const near = (one: number, ...others: (number | undefined)[]): boolean => others.some((other) => other !== undefined && Math.abs(one - other) < almost)
  return new Set(corners.map(String)).size === 4 && corners.every(([x, y]) => near(x, bounds[0], bounds[2]) && near(y, bounds[1], bounds[3]))
}

/** Goes through what a page paints, in its order, and remembers each character and each thing that may cover one. */
export class Painter {
  readonly glyphs: Glyph[] = []
  readonly covers: Cover[] = []
  readonly pictures: Picture[] = []
  readonly #layerShows: (group: unknown) => boolean
  readonly #saved: State[] = []
  readonly #content: boolean[] = []
  #state: State
  #text: Matrix = identity
  #line: Matrix = identity
  #order = 0
  #run = 0
  #clips = false

  constructor(viewport: Matrix, layerShows: (group: unknown) => boolean) {
    this.#layerShows = layerShows
    this.#state = { matrix: viewport, clip: null, shaped: false, fill: "#000000", stroke: "#000000", alpha: 1, strokeAlpha: 1, masked: false, blend: "source-over", mode: 0, size: 0, spacing: 0, wordSpacing: 0, scale: 1, leading: 0, rise: 0 }
  }

  paint(name: string, args: readonly unknown[]): void {
    this.#order++
    const state = this.#state
    const [first, second, third] = args as readonly [number, number, number]
    if (imageOps.has(name)) return this.#image(name, args[0])
    switch (name) {
      case "save":
      case "beginGroup":
        return void this.#saved.push({ ...state })
      case "restore":
      case "endGroup":
        this.#state = this.#saved.pop() ?? state
        return
      case "transform":
        state.matrix = times(args as unknown as Matrix, state.matrix)
        return
      case "paintFormXObjectBegin":
        this.#saved.push({ ...state })
        if (args[0]) state.matrix = times(Array.from(args[0] as ArrayLike<number>) as unknown as Matrix, state.matrix)
        if (args[1]) {
          state.clip = this.#clipped(args[1] as ArrayLike<number>)
          state.shaped ||= !isUpright(state.matrix)
        }
        return
      case "paintFormXObjectEnd":
        this.#state = this.#saved.pop() ?? state
        return
      case "beginMarkedContent":
        return void this.#content.push(true)
      case "beginMarkedContentProps":
        return void this.#content.push(args[0] !== "OC" || this.#layerShows(args[1]))
      case "endMarkedContent":
        return void this.#content.pop()
      case "setFillRGBColor":
        state.fill = String(args[0])
        return
      case "setStrokeRGBColor":
        state.stroke = String(args[0])
        return
      case "setFillColorN":
      case "setFillTransparent":
        state.fill = null
        return
      case "setStrokeColorN":
      case "setStrokeTransparent":
        state.stroke = null
        return
      case "setGState":
        return this.#graphics(args[0] as readonly (readonly [string, unknown])[])
      case "clip":
      case "eoClip":
        this.#clips = true
        return
      case "constructPath":
        return this.#path(args)
      case "shadingFill":
        return this.#cover(state.clip ?? everywhere, null)
      case "beginText":
        this.#text = this.#line = identity
        return
      case "setTextMatrix":
        this.#text = this.#line = Array.from(args[0] as ArrayLike<number>) as unknown as Matrix
        return
      case "moveText":
        return this.#move(first, second)
      case "setLeadingMoveText":
        state.leading = -second
        return this.#move(first, second)
      case "nextLine":
        return this.#move(0, -state.leading)
      case "setLeading":
        state.leading = first
        return
      case "setCharSpacing":
        state.spacing = first
        return
      case "setWordSpacing":
        state.wordSpacing = first
        return
      case "setHScale":
        state.scale = first / 100
        return
      case "setTextRise":
        state.rise = first
        return
      case "setTextRenderingMode":
        state.mode = first
        return
      case "setFont":
        state.size = second
        return
      case "showText":
      case "showSpacedText":
        return this.#show(args[0] as readonly (FontGlyph | number)[])
      case "nextLineShowText":
        this.#move(0, -state.leading)
        return this.#show(args[0] as readonly (FontGlyph | number)[])
      case "nextLineSetSpacingShowText":
        state.wordSpacing = first
        state.spacing = second
        this.#move(0, -state.leading)
        return this.#show(third as unknown as readonly (FontGlyph | number)[])
    }
  }

  #move(x: number, y: number): void {
    this.#text = this.#line = times([1, 0, 0, 1, x, y], this.#line)
  }

  #graphics(pairs: readonly (readonly [string, unknown])[]): void {
    for (const [key, value] of pairs) {
      if (key === "ca") this.#state.alpha = Number(value)
      else if (key === "CA") this.#state.strokeAlpha = Number(value)
      else if (key === "SMask") this.#state.masked = Boolean(value)
      else if (key === "BM") this.#state.blend = String(value)
      else if (key === "Font") this.#state.size = Number((value as readonly unknown[])[1])
    }
  }

  #clipped(bounds: ArrayLike<number>): Box {
    const box = boxAround([bounds[0] ?? 0, bounds[1] ?? 0, bounds[2] ?? 0, bounds[3] ?? 0], this.#state.matrix)
    return this.#state.clip ? within(box, this.#state.clip) : box
  }

  #path([op, path, bounds]: readonly unknown[]): void {
    const area = bounds ? this.#clipped(bounds as ArrayLike<number>) : null
    // Its code stands for what is done with the path; only filling hides what is under it.
    if (area && fillCodes.has(op as number)) this.#cover(area, this.#state.fill)
    if (this.#clips && area) {
      this.#state.clip = area
      this.#state.shaped ||= !isUpright(this.#state.matrix) || !isRectangle((path as readonly (ArrayLike<number> | null)[])[0] ?? [], bounds as ArrayLike<number>)
    }
    this.#clips = false
  }

  #cover(box: Box, colour: Colour): void {
    const { alpha, blend, masked } = this.#state
    if (this.#content.includes(false) || alpha === 0) return
    this.covers.push({ box, colour, order: this.#order, lucid: masked || alpha < 0.3 || (lightening.has(blend) && colour !== null && luminance(colour) > 0.4) })
  }

  #image(name: string, content: unknown): void {
    const { matrix, clip, shaped, alpha, masked, blend } = this.#state
    const whole = boxAround(unitSquare, matrix)
    const box = clip ? within(whole, clip) : whole
    const fault = !wholePictures.has(name) ? "stencil" : this.#content.includes(false) || alpha === 0 ? "unseen" : alpha < 1 || masked || blend !== "source-over" ? "see-through" : shaped ? "cut-to-shape" : null
    this.pictures.push({ content, matrix, box, order: this.#order, fault })
    this.#cover(box, null)
  }

  #show(glyphs: readonly (FontGlyph | number)[]): void {
    const state = this.#state
    const { size, scale, rise, mode } = state
    this.#run++
    for (const glyph of glyphs) {
      if (typeof glyph === "number") {
        this.#advance((-glyph / 1000) * size * scale)
        continue
      }
      const width = (glyph.width / 1000) * size
      const matrix = times(this.#text, state.matrix)
      const box = boxAround([0, rise - size * 0.2, width * scale, rise + size * 0.8], matrix)
      const [x, y] = middle(box)
      const colours = [...(mode % 4 === 0 || mode % 4 === 2 ? [state.fill] : []), ...(mode % 4 === 1 || mode % 4 === 2 ? [state.stroke] : [])]
      const transparent = mode % 4 === 1 ? state.strokeAlpha : mode % 4 === 2 ? Math.max(state.alpha, state.strokeAlpha) : state.alpha
      const height = Math.hypot(matrix[2], matrix[3]) * size
      this.glyphs.push({
        text: glyph.unicode || "\ufffd",
        box,
        baseline: matrix[3] * rise + matrix[5],
        height,
        level: Math.abs(matrix[1]) < 0.01 * Math.abs(matrix[0]) && matrix[0] > 0,
        run: this.#run,
        order: this.#order,
        colours,
        unpainted: mode % 4 === 3 || transparent < 0.2 || state.masked || this.#content.includes(false) || height < 2 || (state.clip !== null && !holds(state.clip, x, y)),
      })
      this.#advance((width + state.spacing + (glyph.isSpace ? state.wordSpacing : 0)) * scale)
    }
  }

  #advance(x: number): void {
    this.#text = times([1, 0, 0, 1, x, 0], this.#text)
  }
}

const everywhere: Box = { left: -1e6, top: -1e6, right: 1e6, bottom: 1e6 }
/** OPS of pdf.js: fill, eoFill, fillStroke, eoFillStroke, closeFillStroke, closeEOFillStroke. */
const fillCodes = new Set([22, 23, 24, 25, 26, 27])
const lightening = new Set(["multiply", "darken", "color-burn"])

export const middle = ({ left, top, right, bottom }: Box): readonly [number, number] => [(left + right) / 2, (top + bottom) / 2]
export const holds = ({ left, top, right, bottom }: Box, x: number, y: number): boolean => x >= left && x <= right && y >= top && y <= bottom

/** How light a colour of #rrggbb is to the eye, from 0 to 1 (WCAG 2.2). */
export function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
