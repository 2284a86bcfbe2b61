/** The texts of the compare page in English. */
export const enCompare = {
  compare: {
    title: 'Compare',
    state: 'State compared',
    add: 'Add a host',
    remove: 'Take {host} away',
    dayChoice: 'a day ago',
    weekChoice: 'a week ago',
    day: '{host}, a day ago',
    week: '{host}, a week ago',
    tag: 'Middle of a tag',
    noTag: 'without a tag',
    middle: 'middle of {tag}',
    empty: 'Choose a host. Up to six stand beside each other; the first also beside its own past.',
    line: 'Line',
    now: 'Now',
    cursor: 'at the cursor',
    summary: '{state} over time: {lines}',
  },
};
