/** Where Clerk asks a suspicious visitor to prove that they are a person; empty for everybody else. */
export const CaptchaPlace = () => <div id="clerk-captcha" />;
