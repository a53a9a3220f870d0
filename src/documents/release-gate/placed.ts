/** A place on a slide, in EMU. */
export type Box = { x: number; y: number; width: number; height: number }

/** A text under something else, by the number of its layer on the slide, from nought on. */
export type Under = { layer: number; text: string }

/** What a slide, layout or master says of its own ground; null where it takes that of what it is made after. */
export type OwnGround = { colour: string | null; fills: (Box | null)[] }

/** Cells a drawing on a sheet lies over, counted from 1; both ends belong to it. */
export type CellRange = { left: number; top: number; right: number; bottom: number }
