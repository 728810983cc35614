export default function Home() {
  return <main id="content" className="page pt-10">home</main>;
}
