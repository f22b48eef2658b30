export const fieldClass =
  'rounded-md border border-line-strong bg-page px-3 py-1.5 text-base sm:text-[0.8125rem]'

export const submitClass =
  'flex-none rounded-md border border-line-strong px-3 py-1.5 font-medium text-[0.8125rem] hover:bg-raised'
