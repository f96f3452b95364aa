"""JWT, page numbers, and two more ways to page through events."""

from django.urls import path
from rest_framework.routers import SimpleRouter
from rest_framework_simplejwt.views import TokenBlacklistView, TokenObtainPairView, TokenRefreshView

from faces.face import DRF, shown
from faces.paging import Offsets, Ranges
from faces.views.cards import ApplicationViewSet, CardViewSet, StandingView
from faces.views.events import EventViewSet
from faces.views.matters import MatterViewSet
from faces.views.people import MeView
from faces.views.registrations import RegistrationViewSet
from faces.views.uploads import UploadViewSet

router = SimpleRouter()
router.register("events", shown(EventViewSet, DRF), "event")
router.register("range-events", shown(EventViewSet, DRF, pagination_class=Ranges), "range-event")
router.register("offset-events", shown(EventViewSet, DRF, pagination_class=Offsets), "offset-event")
router.register("registrations", shown(RegistrationViewSet, DRF), "registration")
router.register("cards", shown(CardViewSet, DRF), "card")
router.register("applications", shown(ApplicationViewSet, DRF), "application")
router.register("matters", shown(MatterViewSet, DRF), "matter")
router.register("uploads", shown(UploadViewSet, DRF), "upload")

urlpatterns = [
    path("token/", TokenObtainPairView.as_view()),
    path("token/refresh/", TokenRefreshView.as_view()),
    path("token/blacklist/", TokenBlacklistView.as_view()),
    path("me/", shown(MeView, DRF).as_view()),
    path("card/", shown(StandingView, DRF).as_view()),
    *router.urls,
]
