import type { CommandMap } from '../keyboard/commands.ts';

/**
 * Keys of the review by the name of the command; the first of each is shown on its button. G begins the ways to other
 * screens; the number pad is left to its preset.
 */
export const playKeys = {
  'play.toggle': { says: 'Play or pause', keys: ['Space'] },
  'shuttle.back': { says: 'Play backwards; again: faster', keys: ['J'] },
  'shuttle.pause': { says: 'Pause', keys: ['K'] },
  'shuttle.on': { says: 'Play; again: twice as fast', keys: ['L'] },
  'play.back': { says: 'Back 5 s', keys: ['ArrowLeft'], repeats: true },
  'play.on': { says: 'On 5 s', keys: ['ArrowRight'], repeats: true },
  'play.backSecond': { says: 'Back 1 s', keys: ['Shift+ArrowLeft'], repeats: true },
  'play.onSecond': { says: 'On 1 s', keys: ['Shift+ArrowRight'], repeats: true },
  'frame.back': { says: 'One frame back', keys: [','], repeats: true },
  'frame.on': { says: 'One frame on', keys: ['.'], repeats: true },
  'speed.slower': { says: 'Slower', keys: ['['] },
  'speed.faster': { says: 'Faster', keys: [']'] },
  'speed.normal': { says: 'Normal speed', keys: ['\\'] },
  'sound.mute': { says: 'Sound on or off', keys: ['Shift+M'] },
  'jump.start': { says: 'To the beginning', keys: ['Home'] },
  'jump.end': { says: 'To the end', keys: ['End'] },
  'jump.activation': { says: 'To the activation', keys: ['A'] },
  'jump.dispatch': { says: 'To the dispatch', keys: ['H'] },
  'jump.arrival': { says: 'To the arrival', keys: ['R'] },
  'jump.clear': { says: 'To the clearing of the call', keys: ['W'] },
  'jump.silence': { says: 'To the next silence', keys: ['B'] },
  'jump.speech': { says: 'To where somebody speaks next', keys: ['Shift+B'] },
  'play.skipSilence': { says: 'Jump over silences, or not', keys: ['Z'] },
  'play.loop': { says: 'Play the chosen finding again and again', keys: ['Shift+P'] },
  'jump.previous': { says: 'To the finding before', keys: ['PageUp'] },
  'jump.next': { says: 'To the next finding', keys: ['PageDown'] },
  'zoom.in': { says: 'Timeline closer', keys: ['='] },
  'zoom.out': { says: 'Timeline wider', keys: ['-'] },
  'zoom.all': { says: 'Timeline whole', keys: ['0'] },
} as const satisfies CommandMap;

export const reviewKeys = {
  'tag.late': { says: 'Tag a late start', keys: ['S'] },
  'tag.early': { says: 'Tag an early stop', keys: ['E'] },
  'tag.narration': { says: 'Tag a missing narration', keys: ['N'] },
  'tag.note': { says: 'Put a note here', keys: ['M'] },
  'tag.other': { says: 'Tag another finding', keys: ['X'] },
  'panel.form': { says: 'To the form', keys: ['F'] },
  'panel.findings': { says: 'To the findings', keys: ['D'] },
  'panel.clip': { says: 'About this recording', keys: ['V'] },
  'panel.classification': { says: 'To the classification', keys: ['C'] },
  'still.keep': { says: 'Save this frame as a picture', keys: ['P'] },
  'review.outcome': { says: 'Choose the outcome', keys: ['Q'] },
  'review.note': { says: 'Write the review’s note', keys: ['Shift+N'] },
  'review.submit': { says: 'Submit, and open the next one', keys: ['Mod+Enter'] },
  'mark.undo': { says: 'Take the last mark, or “no issue”, back', keys: ['Mod+z'] },
  'mark.redo': { says: 'Do it again', keys: ['Mod+Shift+z', 'Mod+y'] },
  'review.stage': { says: 'Back to the picture', keys: ['Escape'], isFixed: true },
} as const satisfies CommandMap;

export const noIssueKeys = {
  'review.noIssue': { says: 'No issue: answer what is due as fine', keys: ['Shift+Q'] },
} as const satisfies CommandMap;

/** While the form has the focus. */
export const formKeys = {
  'form.down': { says: 'Next question', keys: ['ArrowDown'], repeats: true },
  'form.up': { says: 'Question before', keys: ['ArrowUp'], repeats: true },
  'form.yes': { says: 'Yes', keys: ['Y'] },
  'form.no': { says: 'No', keys: ['N'] },
  'form.na': { says: 'Not applicable', keys: ['X'] },
  'form.unclear': { says: 'Can’t tell', keys: ['U'] },
  'form.scale': { says: 'Scale, 1 to 5', keys: ['1', '2', '3', '4', '5'], isFixed: true },
  'form.clear': { says: 'Take the answer back', keys: ['Backspace', 'Delete'] },
} as const satisfies CommandMap;

/** While the card of a finding is open on the picture, or a finding in the list has the focus. */
export const findingKeys = {
  'finding.next': { says: 'Next finding of the list', keys: ['ArrowDown'], repeats: true },
  'finding.previous': { says: 'Finding before', keys: ['ArrowUp'], repeats: true },
  'finding.yes': { says: 'Reason heard', keys: ['Y'] },
  'finding.no': { says: 'No reason heard', keys: ['N'] },
  'finding.unclear': { says: 'Can’t tell whether a reason was heard', keys: ['U'] },
  'finding.note': { says: 'Write its note', keys: ['T'] },
  'finding.startHere': { says: 'Starts at this picture', keys: ['I'] },
  'finding.endHere': { says: 'Ends at this picture', keys: ['O'] },
  'finding.nudgeBack': { says: 'Start a frame earlier', keys: [','], repeats: true },
  'finding.nudgeOn': { says: 'Start a frame later', keys: ['.'], repeats: true },
  'finding.endBack': { says: 'End a frame earlier', keys: ['<'], repeats: true },
  'finding.endOn': { says: 'End a frame later', keys: ['>'], repeats: true },
  'finding.remove': { says: 'Remove it', keys: ['Delete'] },
  'finding.done': { says: 'Done', keys: ['Enter'] },
} as const satisfies CommandMap;
