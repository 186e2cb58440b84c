/** What it means that the keys are in a file, for the sign-in page and the Sync screen. */
export const keyFileText =
  'The key to the work kept on this machine is in a file that only this user can read, not in the system’s keyring.';
