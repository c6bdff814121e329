/** A refusal in S3's own words: the code is what the SDK shows as the error's name. */
export class S3Error extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string = code,
  ) {
    super(message);
  }
}
