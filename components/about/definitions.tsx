interface Topic {
  id: string
  title: string
  paragraphs: string[]
}

/** What the numbers mean, in the words of the site. The ids are linked to from the boards. */
const topics: Topic[] = [
  {
    id: 'tokens',
    title: 'Tokens',
    paragraphs: [
      'A token is the unit that models read and write in, and that they are paid by. Total is prompt plus completion. Reasoning tokens are a part of the completion and cached tokens a part of the prompt: neither is added on top.',
      'Sources count differently, so every reply is converted on the way in: cache reads that a provider states beside the prompt are put into it, thoughts that it states beside the answer are put into the completion.',
      'Charts of one model, author, provider or app are stacked from prompt, visible completion (the completion without its reasoning) and reasoning. The height of the bar is the total.',
    ],
  },
  {
    id: 'entities',
    title: 'Models, authors, providers and apps',
    paragraphs: [
      "An author is the organisation that made a model: the part of its name before the slash. A provider is the company that ran the model for a request. One author's model may be run by many providers, so the two have separate boards and are never mixed.",
      'An app is who sent the request, known by its web address. Requests without an address and a title are the row Unattributed. Apps that asked not to be listed are counted in every total and shown as a part of Other.',
      'A category is the use case of a request. Each request has exactly one, or is Uncategorised, so categories add up to the total.',
    ],
  },
  {
    id: 'variants',
    title: 'Variants',
    paragraphs: [
      "A model can be offered under several names, such as ':free' or ':thinking' behind its own. By default they are counted with their base model; 'Apart' lists each by itself. Both are exact and add up to the same total.",
    ],
  },
  {
    id: 'periods',
    title: 'Periods',
    paragraphs: [
      'All days are UTC, from midnight to midnight. Day is the last complete day, week the last 7 complete days, month the last 30 complete days. Today is the running day: it is partial, and compared with nothing.',
      'Bars of charts are calendar days, weeks from Monday, or calendar months. A bar whose days are not over is hatched.',
    ],
  },
  {
    id: 'change',
    title: 'Change and share',
    paragraphs: [
      "Change compares a period with the equal one right before it, complete days only. Where there was nothing before, it says 'new': growth from zero has no percentage.",
      'Share is the part of all tokens of the same days and the same category. It is divided from whole numbers at the moment it is shown, and stored nowhere.',
    ],
  },
  {
    id: 'trending',
    title: 'Trending',
    paragraphs: [
      'Trending is the tokens of the last 7 complete days minus the mean of the three weeks before. Only what lies above zero is listed, the largest growth first.',
    ],
  },
  {
    id: 'estimates',
    title: 'Estimates',
    paragraphs: [
      'A gateway may report one request in every so many. Such a request is multiplied by what it stands for, and each number that holds any of them is marked with a tilde (~). Numbers without it count every request.',
      'Short numbers such as 1.99T are rounded for reading: K is thousand, M million, B billion, T trillion. The whole number shows when the pointer rests on it, in the table below each chart, and in the files.',
    ],
  },
  {
    id: 'conservation',
    title: 'What we promise',
    paragraphs: [
      'For every day and category, the models with Other, the authors, the providers and the apps each add up to the same total, to the token. Days add up to their period, and the page, the files and the programming interface show the same integers. A check recounts all of it from the stored requests, and fails on any difference.',
      'Each page is drawn from one state of the data, named by the data version at its foot. No page mixes two.',
    ],
  },
]

export function Definitions() {
  return topics.map((topic) => (
    <section key={topic.id} aria-labelledby={topic.id} className="mt-8">
      <h2 id={topic.id} className="font-semibold text-base">
        {topic.title}
      </h2>
      {topic.paragraphs.map((paragraph) => (
        <p key={paragraph} className="mt-2 text-muted leading-relaxed">
          {paragraph}
        </p>
      ))}
    </section>
  ))
}
