"use client";

import { ActForm } from "@/app/[orgId]/act-form";
import type { ActWords } from "@/app/[orgId]/act-words";
import { saveRole } from "@/app/[orgId]/team/roles/actions";
import type { PermissionGroup } from "@/app/[orgId]/team/roles/form-props";
import { TextField } from "@/lib/ui/field";
import { Glyph } from "@/lib/ui/glyph";

type Props = {
  organizationSlug: string;
  /** Null while it is new; then `formKey` becomes its id, so that sending twice makes one. */
  roleId: string | null;
  formKey: string;
  name: string;
  groups: PermissionGroup[];
  words: ActWords & Record<"submit" | "name" | "nameHelp" | "effect" | "notHeld", string>;
};

const icons = { error: <Glyph name="circle-alert" />, fine: null };

/** A role's name, and by area what it gives; what the reader does not hold cannot be ticked. */
export function RoleForm({ organizationSlug, roleId, formKey, name, groups, words }: Props) {
  return (
    <ActForm act={(form) => saveRole(organizationSlug, roleId, form)} words={words}>
      {(errorOf) => (
        <>
          <input type="hidden" name="formKey" value={formKey} />
          <TextField
            name="name"
            label={words.name}
            help={words.nameHelp}
            error={errorOf("name")}
            icons={icons}
            defaultValue={name}
            maxLength={60}
          />
          {errorOf("permissions") && (
            <p className="error" id="permissions" tabIndex={-1}>
              {icons.error}
              {errorOf("permissions")}
            </p>
          )}
          {groups.map(({ area, label, permissions }) => (
            <fieldset className="field" key={area}>
              <legend className="label">{label}</legend>
              <div className="stack g-3" style={{ marginTop: ".5rem" }}>
                {permissions.map((permission) => (
                  <label className="check" key={permission.key}>
                    <input
                      type="checkbox"
                      name="permission"
                      value={permission.key}
                      defaultChecked={permission.isGiven}
                      disabled={!permission.isHeld}
                    />
                    <span>
                      {permission.can}
                      <span className="help">{permission.isHeld ? permission.what : words.notHeld}</span>
                    </span>
                  </label>
                ))}
              </div>
            </fieldset>
          ))}
          <p className="soft t-sm">{words.effect}</p>
        </>
      )}
    </ActForm>
  );
}
