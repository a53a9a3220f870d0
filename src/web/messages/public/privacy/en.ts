import { type zh } from './zh-CN.ts'

/** Notice on personal data, English. */
export const en = {
  title: 'Privacy notice',
  version: (version: string) => `Version ${version}`,
  who: (organ: string) => `Your personal data are handled by ${organ}.`,
  sections: (by: string) => [
    {
      title: 'What we collect, and why',
      paragraphs: [
        `The law asks applicants for their name, proof of identity and contact details (${by}条例第二十九条). We use them only to confirm who applies, to handle and answer the request, to reach you, and to count requests as the law requires.`,
        'The number of an identity document is sensitive personal information. It serves only to confirm your identity; it is masked on staff pages and each look at it is logged.',
        'Please do not write other people’s identity, telephone or bank card numbers into the description of what you want.',
      ],
    },
    {
      title: 'Legal basis',
      paragraphs: [
        'We handle your data to fulfil a statutory duty (Personal Information Protection Law arts. 13(1)(3), 34). No consent is needed, but we must tell you what stands on this page (art. 35).',
      ],
    },
    {
      title: 'How it is kept, and how long',
      paragraphs: [
        'Your request and files are stored encrypted within China. Only the staff who handle them can read them; each act and each look is logged and cannot be altered.',
        'A request you save unfinished is encrypted with a draft code that only you know, kept for 7 days and then deleted; staff cannot see it.',
        'This site uses necessary cookies only: language and text size, the draft or case that is open, and a date saying that this browser was shown, or opened, something public before filing. That date ends after 7 days and is only counted; not who, nor what was looked at.',
        'Requests and files are kept as the archives law and the body’s retention schedule require, and disposed of after that.',
      ],
    },
    {
      title: 'Who else may see it',
      paragraphs: [
        'When third parties or other bodies are consulted, they are told what information is wanted, not your name or contact details.',
        'If you apply for reconsideration or go to court, the papers go to the reconsideration body or the court as the law requires. Published statistics contain no personal data.',
      ],
    },
    {
      title: 'Your rights',
      paragraphs: [
        'You may see and copy your personal data and have them corrected or completed (arts. 45, 46). Contact the office named below.',
      ],
    },
  ],
} satisfies typeof zh
