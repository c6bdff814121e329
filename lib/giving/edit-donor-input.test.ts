import { expect, test } from "vitest";
import { editDonorInput, wrongDonorFields } from "./edit-donor-input";

const fine = {
  name: { firstName: "Thandi", lastName: "Nkosi" },
  email: "Thandi@Nkosi.example",
  phone: "082 123 4567",
  language: "en",
};

test("each field that cannot be taken is named, and no other", () => {
  expect(wrongDonorFields(fine)).toEqual([]);
  expect(wrongDonorFields({ ...fine, name: { firstName: " ", lastName: "" } })).toEqual(["firstName"]);
  expect(wrongDonorFields({ ...fine, name: { firstName: "T", lastName: "N".repeat(101) } })).toEqual([
    "lastName",
  ]);
  expect(wrongDonorFields({ ...fine, name: { displayName: "" } })).toEqual(["displayName"]);
  expect(wrongDonorFields({ ...fine, email: "thandi", phone: "ring me", language: "xx" })).toEqual([
    "email",
    "phone",
    "language",
  ]);
});

test("what may be left empty is kept as nothing, and addresses as they are compared", () => {
  expect(editDonorInput.parse(fine)).toMatchObject({ email: "thandi@nkosi.example", phone: "+27821234567" });
  const bare = editDonorInput.parse({
    ...fine,
    name: { firstName: "Thandi ", lastName: " " },
    email: " ",
    phone: "",
  });
  expect(bare).toMatchObject({ name: { firstName: "Thandi", lastName: null }, email: null, phone: null });
});
