import { TextField } from "@/lib/ui/field";

type Props = {
  words: Record<"merchantId" | "merchantKey" | "passphrase" | "passphraseHelp", string> & {
    merchantIdHelp?: string;
  };
  errorOf: (field: string) => string | undefined;
  icons: Parameters<typeof TextField>[0]["icons"];
};

/** The keys of a PayFast account, typed anew each time: none of them is ever shown. */
export function PayfastFields({ words, errorOf, icons }: Props) {
  const field = (name: string) => ({
    name,
    error: errorOf(name),
    icons,
    autoComplete: "off",
    autoCapitalize: "none",
    spellCheck: false,
  });
  return (
    <>
      <TextField
        {...field("merchantId")}
        label={words.merchantId}
        help={words.merchantIdHelp}
        className="input num"
        inputMode="numeric"
      />
      <TextField {...field("merchantKey")} label={words.merchantKey} />
      <TextField
        {...field("passphrase")}
        label={words.passphrase}
        help={words.passphraseHelp}
        type="password"
        autoComplete="new-password"
      />
    </>
  );
}
