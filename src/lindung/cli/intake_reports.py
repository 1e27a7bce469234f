"""What the commands of the clinic print: mapping, totals that add up, reasons with one masked example, history."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from lindung.cli.speech import complain, current_language, print_json, say
from lindung.vocabulary.language import Language, Words

if TYPE_CHECKING:
    from lindung.workflows.deliveries.check_file import FileChecked
    from lindung.workflows.deliveries.plain import CheckOptions, DeliverySummary, Report

SHOWN_VILLAGES = 15
_SAMPLE = Words("CONTOH: orang rekaan.", "SAMPLE: invented people.")


def print_mappings(found: "FileChecked") -> None:
    """Say which profile was taken, which register it fills and what every header means, apart from the results."""
    language, filled = current_language(), found.options.register.words
    complain(
        Words(
            f"Profil: {found.profile.words.id}; register: {filled.id}",
            f"Profile: {found.profile.words.en}; register: {filled.en}",
        )
    )
    seen: set[str] = set()
    for mapping in found.mappings:
        for header in mapping.headers:
            if header.header in seen:
                continue
            seen.add(header.header)
            target = header.target or {Language.ID: "(tidak dipakai)", Language.EN: "(not used)"}[language]
            complain(Words(*(f"  {header.header} -> {target} ({header.how.value} {header.score:.2f})",) * 2))


def print_check(report: "Report", *, is_sample: bool) -> None:
    """Say the totals, the reasons and the villages."""
    from lindung.workflows.deliveries.passed_over_words import PASSED_OVER

    language = current_language()
    if is_sample:
        say(_SAMPLE)
    say(totals_words(report))
    for group in report.groups:
        mark = {"repair": "!", "ineligible": "x", "review": "i"}[group.severity]
        example = f" [{group.example_row}: {group.example or '–'}]" if group.example_row else ""
        waived = " (dikesampingkan)" if group.is_waived else ""
        title = group.words.in_language(language)
        print(f"  {mark} {group.code} {title}{waived}: {group.rows:,}{example}")
        print(f"      {group.advice.in_language(language)} ({group.who.in_language(language)})")
    for village in report.villages[:SHOWN_VILLAGES] if len(report.villages) > 1 else ():
        print(
            f"  {village.village_code or '-':<14} {village.village or '-':<28} {village.rows:>8,} = "
            f"{village.accepted:,} + {village.to_repair:,} + {village.not_eligible:,}"
        )
    if len(report.villages) > SHOWN_VILLAGES:
        rest = len(report.villages) - SHOWN_VILLAGES
        complain(Words(f"  ... dan {rest} desa lain (--json).", f"  ... and {rest} further villages (--json)."))
    if report.passed_over:
        listed = ", ".join(
            f"{PASSED_OVER[name].in_language(language)} {count}" for name, count in report.passed_over.items()
        )
        complain(Words(f"Bukan baris orang: {listed}.", f"Not rows of persons: {listed}."))
    for note in report.notes:
        complain(note)


def totals_words(report: "Report") -> Words:
    """Say that read is accepted plus to repair plus not eligible."""
    return Words(
        f"Dibaca {report.rows_read} = layak {report.accepted} + perlu perbaikan {report.to_repair} + tidak layak "
        f"{report.not_eligible} ({report.survival:.1%} layak; {report.with_notes} dengan catatan).",
        f"Read {report.rows_read} = accepted {report.accepted} + to repair {report.to_repair} + not eligible "
        f"{report.not_eligible} ({report.survival:.1%} accepted; {report.with_notes} with a note).",
    )


def report_object(
    report: "Report", *, options: "CheckOptions | None", kind: str, is_sample: bool
) -> dict[str, Any]:  # Any: JSON
    """Give a report to machines; examples stay masked."""
    from lindung.workflows.deliveries.options_json import options_to_json

    return {
        "kind": kind,
        "sample": is_sample,
        "options": options_to_json(options) if options else None,
        **asdict(report),
    }


def print_deliveries(found: "list[DeliverySummary]", *, json: bool) -> None:
    """List deliveries."""
    if json:
        print_json([_object(delivery) for delivery in found])
        return
    for delivery in found:
        rows = (
            ""
            if delivery.rows_read is None
            else f"{delivery.rows_read:,} = {delivery.accepted:,} + {delivery.to_repair:,} + {delivery.not_eligible:,}"
        )
        sample = " *" if delivery.is_sample else ""
        state = delivery.state.words.in_language(current_language())
        received = f"{delivery.received_at:%Y-%m-%d %H:%M}"
        print(f"{delivery.delivery_id}  {received}  {delivery.file_name}{sample}  {state}  {rows}")
    if not found:
        complain(
            Words(
                "Belum ada kiriman. Mulai: lindung intake import BERKAS --wilayah KODE",
                "No delivery yet. Start: lindung intake import FILE --area CODE",
            )
        )


def print_delivery(delivery_id: str, *, json: bool) -> None:
    """Say where a delivery stands, its verdict and its history; UnknownDeliveryError."""
    from lindung.workflows.deliveries.look import events_of, options_of, report_of, summary_of

    delivery = summary_of(delivery_id)
    report = report_of(delivery_id) if delivery.rows_read is not None else None
    events = events_of(delivery_id)
    if json:
        told = (
            report_object(report, options=options_of(delivery_id), kind="", is_sample=delivery.is_sample)
            if report
            else {}
        )
        history = [
            {"at": event.happened_at.isoformat(), "by": event.by, "what": asdict(event.words), "why": event.why}
            for event in events
        ]
        print_json({**told, **_object(delivery), "history": history})
        return
    state = delivery.state.words
    say(
        Words(
            f"{delivery.delivery_id} {delivery.file_name}: {state.id}",
            f"{delivery.delivery_id} {delivery.file_name}: {state.en}",
        )
    )
    if report is not None:
        print_check(report, is_sample=delivery.is_sample)
    for event in events:
        why = f" ({event.why})" if event.why else ""
        complain(
            Words(
                *(
                    f"  {event.happened_at:%Y-%m-%d %H:%M} {event.by}: {text}{why}"
                    for text in (event.words.id, event.words.en)
                )
            )
        )
    if delivery.snapshot_id:
        say(Words(f"Register: {delivery.snapshot_id}", f"Register: {delivery.snapshot_id}"))


def _sum(delivery: "DeliverySummary") -> str:
    parts = (delivery.accepted, delivery.to_repair, delivery.not_eligible)
    return f"{delivery.rows_read:,} = {' + '.join(f'{part:,}' for part in parts if part is not None)}"


def _object(delivery: "DeliverySummary") -> dict[str, Any]:  # Any: JSON
    return {**asdict(delivery), "received_at": delivery.received_at.isoformat()}
