/** What an organisation says of itself when it registers, but for its id and address. */
export const registration = {
  registeredName: "Ubuntu Trust",
  tradingName: "",
  pboNumber: "930 012 345",
  npoNumber: "",
  addressLine1: "1 Long Street",
  addressLine2: "",
  town: "Cape Town",
  postalCode: "8001",
  signatoryName: "Thandi Nkosi",
  signatoryTitle: "Treasurer",
  contactEmail: "hello@ubuntu.example",
  contactPhone: "021 555 0100",
};
