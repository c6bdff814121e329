export default function LandingPage() {
  return <main>Nika</main>;
}
