import { imageUrl } from "@/lib/emulators/clerk/json/image-url";
import type { User } from "@/lib/emulators/clerk/state";

export const publicUserData = (user: User) => ({
  first_name: user.firstName,
  last_name: user.lastName,
  image_url: imageUrl(user.id),
  has_image: false,
  identifier: user.emails[0]?.address ?? "",
  user_id: user.id,
  username: null,
  banned: false,
});
