import { type PersonalData } from './personal-data.ts'
import { type Report } from './report.ts'

/** A relation of a part: where it leads, inside the package or outside. */
export type Relation = { id: string; type: string; target: string; external: boolean }

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
  /** In EMU. */
  slideSize: { width: number; height: number } | null
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
  slideSize: null,
})

/** `word/media/image1.png` → `image1.png` */
export const fileNameOf = (path: string): string => path.split('/').at(-1) ?? path
/** `ppt/slides/slide12.xml` → `12`; empty where there is no number */
export const numberIn = (path: string): string => /(\d+)\.\w+$/.exec(path)?.[1] ?? ''
