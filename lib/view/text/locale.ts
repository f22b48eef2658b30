/** The language of the texts: that of the catalogue `messages/en.json`. */
export const language = 'en'

/** The language and region after whose custom dates, numbers, shares and money are written, everywhere. */
export const locale = 'en-GB'
