import { pdfBytes } from './pdf-maker.ts'

/** A JPEG picture and the size of its page in points. */
export type PicturePage = { picture: Buffer; width: number; height: number }

/** A PDF whose pages are pictures and hold nothing else. */
export function picturesPdf(title: string, pages: readonly PicturePage[]): Promise<Buffer> {
  return pdfBytes({
    info: { title },
    content: pages.map(({ picture, width, height }) => ({
      section: [
        {
          image: `data:image/jpeg;base64,${picture.toString('base64')}`,
          width,
          height,
          absolutePosition: { x: 0, y: 0 },
        },
      ],
      pageSize: { width, height },
      pageMargins: [0, 0, 0, 0],
    })),
  })
}
