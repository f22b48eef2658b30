/** Where a published dataset folds together the models that it does not list. */
export const OTHER_PERMASLUG = 'other'
