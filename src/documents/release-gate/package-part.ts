import { posix } from 'node:path'
import { type CellRange, type OwnGround, type Under } from './placed.ts'
import { type PersonalData } from './personal-data.ts'
import { type Report } from './report.ts'

/** A relation of a part: where it leads, inside the package or outside. */
export type Relation = { id: string; type: string; target: string; external: boolean }

/** A number that ends in the second of two paragraphs (counted as their reader does), and how many of its signs stand in each. */
export type BrokenParagraphs = {
  first: number
  second: number
  before: number
  after: number
  found: PersonalData
  place: string
}

/** Paragraphs, counted as their reader does, that something laid over them may cover; what was told of it. */
export type CoveredParagraphs = { from: number; to: number; place: string; excerpt: string }

/** What the parts of a package tell about each other; filled as they are read, the telling ones first. */
export type PackageFacts = {
  /** By path of the part. */
  relations: Map<string, Relation[]>
  /** Sheets by path. */
  sheets: Map<string, { name: string; hidden: boolean }>
  /** Cell formats of a workbook, by number, that show nothing of the cell's value. */
  cellStyles: Map<number, 'hidden-text' | 'covered-text'>
  /** Personal data among the shared strings of a workbook, by number of the string. */
  strings: Map<number, readonly PersonalData[]>
  stringsShown: Set<number>
  /** Shared strings that may be a part of a citizen's number. */
  signs: Map<number, string>
  /** Word styles that hide their text. */
  hiddenStyles: Set<string>
  /** Word styles that write in white on nothing. */
  whiteStyles: Set<string>
  /** Numbers broken between two paragraphs of Word, by path of the part. */
  brokenNumbers: Map<string, BrokenParagraphs[]>
  /** In EMU. */
  slideSize: { width: number; height: number } | null
  /** Relations of the slides that are shown. */
  slidesListed: Set<string>
  /** Grounds of slides, layouts and masters, by path. */
  slideGrounds: Map<string, OwnGround>
  /** Texts under something else on a slide, by its path. */
  textsUnder: Map<string, Under[]>
  /** Pictures one cannot see through, by path. */
  /** Paragraphs of Word under something laid over them, by path of the part. */
  coveredParagraphs: Map<string, CoveredParagraphs[]>
  opaquePictures: Set<string>
  /** Cells under drawings, by path of the drawings. */
  cellCovers: Map<string, CellRange[]>
  /** Formats of conditions, by number, that show nothing. */
  hidingFormats: Set<number>
  /** Cells that a condition always hides, by path of the sheet. */
  hiddenRanges: Map<string, readonly string[]>
}

/** A part with what its reader needs. */
export type PackagePart = { path: string; content: Buffer; facts: PackageFacts; report: Report }

export const newFacts = (): PackageFacts => ({
  relations: new Map(),
  sheets: new Map(),
  cellStyles: new Map(),
  strings: new Map(),
  stringsShown: new Set(),
  signs: new Map(),
  hiddenStyles: new Set(),
  whiteStyles: new Set(),
  brokenNumbers: new Map(),
  slideSize: null,
  slidesListed: new Set(),
  slideGrounds: new Map(),
  textsUnder: new Map(),
  coveredParagraphs: new Map(),
  opaquePictures: new Set(),
  cellCovers: new Map(),
  hidingFormats: new Set(),
  hiddenRanges: new Map(),
})

/** The path in the package that a relation of a part leads to. */
export const targetPath = (owner: string, target: string): string =>
  target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(owner), target)

/** `word/media/image1.png` → `image1.png` */
export const fileNameOf = (path: string): string => path.split('/').at(-1) ?? path
/** `ppt/slides/slide12.xml` → `12`; empty where there is no number */
export const numberIn = (path: string): string => /(\d+)\.\w+$/.exec(path)?.[1] ?? ''
